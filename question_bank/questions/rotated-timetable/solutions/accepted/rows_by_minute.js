function solution(board, asked) {
  const rows = new Map(board.map((minute, row) => [minute, row]));
  return asked.map((minute) => rows.get(minute) ?? -1);
}
