func solution(tickets []int) int {
	lone := 0
	for _, number := range tickets {
		lone ^= number
	}
	return lone
}
