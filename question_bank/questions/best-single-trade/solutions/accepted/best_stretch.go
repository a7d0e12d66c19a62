func solution(prices []int, storage int) int {
	best, gain := 0, 0
	for week := 1; week < len(prices); week++ {
		gain = max(0, gain+prices[week]-prices[week-1]-storage)
		best = max(best, gain)
	}
	return best
}
