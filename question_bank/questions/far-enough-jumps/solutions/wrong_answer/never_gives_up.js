function solution(reach) {
  let jumps = 0;
  let end = 0;
  let farthest = 0;
  for (let stone = 0; stone < reach.length - 1; stone += 1) {
    farthest = Math.max(farthest, stone + reach[stone]);
    if (stone === end) {
      jumps += 1;
      end = farthest;
    }
  }
  return jumps;
}
