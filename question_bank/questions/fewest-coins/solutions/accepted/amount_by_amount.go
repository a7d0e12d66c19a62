func solution(coins []int, amount int) int {
	fewest := make([]int, amount+1)
	for total := 1; total <= amount; total++ {
		fewest[total] = amount + 1
		for _, coin := range coins {
			if coin <= total && fewest[total-coin]+1 < fewest[total] {
				fewest[total] = fewest[total-coin] + 1
			}
		}
	}
	if fewest[amount] > amount {
		return -1
	}
	return fewest[amount]
}
