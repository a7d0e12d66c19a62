function solution(bed) {
  const walk = [];
  const strides = [bed.length > 0 ? bed[0].length : 0, bed.length - 1];
  const turns = [[0, 1], [1, 0], [0, -1], [-1, 0]];
  let row = 0;
  let column = -1;
  for (let leg = 0; strides[leg % 2] > 0; leg += 1) {
    const [down, right] = turns[leg % 4];
    for (let step = 0; step < strides[leg % 2]; step += 1) {
      row += down;
      column += right;
      walk.push(bed[row][column]);
    }
    strides[leg % 2] -= 1;
  }
  return walk;
}
