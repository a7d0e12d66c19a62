function findRow(board, minute) {
  let low = 0;
  let high = board.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (board[middle] === minute) return middle;
    if (board[low] < board[middle]) {
      if (board[low] <= minute && minute < board[middle]) high = middle - 1;
      else low = middle + 1;
    } else if (board[middle] < minute && minute <= board[high]) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
}

function solution(board, asked) {
  return asked.map((minute) => findRow(board, minute));
}
