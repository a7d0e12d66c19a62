func solution(log []string) bool {
	opened := []string{}
	for _, entry := range log {
		kind := entry[1:]
		if entry[0] == '+' {
			opened = append(opened, kind)
			continue
		}
		last := len(opened) - 1
		if last < 0 || opened[last] != kind {
			return false
		}
		opened = opened[:last]
	}
	return len(opened) == 0
}
