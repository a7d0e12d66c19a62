import "sort"

func solution(shifts [][2]int, pause int) [][2]int {
	sort.Slice(shifts, func(i, j int) bool { return shifts[i][0] < shifts[j][0] })
	stretches := [][2]int{}
	for _, shift := range shifts {
		last := len(stretches) - 1
		if last >= 0 && shift[0]-stretches[last][1] <= pause {
			if shift[1] > stretches[last][1] {
				stretches[last][1] = shift[1]
			}
		} else {
			stretches = append(stretches, shift)
		}
	}
	return stretches
}
