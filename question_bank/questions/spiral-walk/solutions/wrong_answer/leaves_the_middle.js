function solution(bed) {
  const walk = [];
  if (bed.length === 0) return walk;
  let [top, bottom, left, right] = [0, bed.length - 1, 0, bed[0].length - 1];
  if (top === bottom || left === right) return bed.flat();
  while (top < bottom && left < right) {
    for (let c = left; c < right; c += 1) walk.push(bed[top][c]);
    for (let r = top; r < bottom; r += 1) walk.push(bed[r][right]);
    for (let c = right; c > left; c -= 1) walk.push(bed[bottom][c]);
    for (let r = bottom; r > top; r -= 1) walk.push(bed[r][left]);
    [top, bottom, left, right] = [top + 1, bottom - 1, left + 1, right - 1];
  }
  return walk;
}
