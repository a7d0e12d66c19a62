func solution(badges []string) int {
	count := map[string]int{}
	for _, badge := range badges {
		count[badge]++
	}
	for place, badge := range badges {
		if count[badge] == 1 {
			return place
		}
	}
	return -1
}
