func solution(takings []int, days int) int {
	total := 0
	for _, amount := range takings[:days] {
		total += amount
	}
	best := total
	for day := days; day < len(takings); day++ {
		total += takings[day] - takings[day-days]
		best = max(best, total)
	}
	return best
}
