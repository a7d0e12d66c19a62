func solution(weights []int, days int) int {
	low, high := 0, 0
	for _, weight := range weights {
		low = max(low, weight)
		high += weight
	}
	for low < high {
		middle := low + (high-low)/2
		if trips(weights, middle) <= days {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

func trips(weights []int, capacity int) int {
	count, load := 1, 0
	for _, weight := range weights {
		load += weight
		if load > capacity {
			count++
			load = weight
		}
	}
	return count
}
