function solution(board, asked) {
  const rows = board.map((minute, row) => [minute, row]).sort((a, b) => a[0] - b[0]);
  const answers = [];
  let place = 0;
  for (const minute of [...asked].sort((a, b) => a - b)) {
    while (place < rows.length && rows[place][0] < minute) place += 1;
    answers.push(place < rows.length && rows[place][0] === minute ? rows[place][1] : -1);
  }
  return answers;
}
