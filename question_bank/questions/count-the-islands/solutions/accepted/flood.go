import "sort"

func solution(garden []string) []int {
	sizes := []int{}
	water := [][]byte{}
	for _, line := range garden {
		water = append(water, []byte(line))
	}
	for top := range water {
		for left := range water[top] {
			if water[top][left] != '~' {
				continue
			}
			water[top][left] = '.'
			pond := [][2]int{{top, left}}
			for next := 0; next < len(pond); next++ {
				row, column := pond[next][0], pond[next][1]
				around := [][2]int{{row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}}
				for _, near := range around {
					r, c := near[0], near[1]
					if r < 0 || r >= len(water) || c < 0 || c >= len(water[r]) || water[r][c] != '~' {
						continue
					}
					water[r][c] = '.'
					pond = append(pond, near)
				}
			}
			sizes = append(sizes, len(pond))
		}
	}
	sort.Sort(sort.Reverse(sort.IntSlice(sizes)))
	return sizes
}
