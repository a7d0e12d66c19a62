func solution(board []int, asked []int) []int {
	low, high := 0, len(board)-1
	for low < high {
		middle := (low + high) / 2
		if board[middle] > board[high] {
			low = middle + 1
		} else {
			high = middle
		}
	}
	rows := make([]int, len(asked))
	for place, minute := range asked {
		rows[place] = findRow(board, low, minute)
	}
	return rows
}

func findRow(board []int, seam int, minute int) int {
	low, high := 0, len(board)-1
	for low <= high {
		middle := (low + high) / 2
		row := (middle + seam) % len(board)
		if board[row] == minute {
			return row
		}
		if board[row] < minute {
			low = middle + 1
		} else {
			high = middle - 1
		}
	}
	return -1
}
