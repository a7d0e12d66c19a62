function solution(waits) {
  const values = [...new Set(waits)].sort((a, b) => a - b);
  const rank = new Map(values.map((value, index) => [value, index + 1]));
  const tree = new Array(values.length + 1).fill(0);
  let highest = 1;
  while (highest * 2 <= values.length) highest *= 2;
  return waits.map((wait, index) => {
    for (let at = rank.get(wait); at < tree.length; at += at & -at) tree[at]++;
    let wanted = Math.floor(index / 2) + 1;
    let place = 0;
    for (let step = highest; step > 0; step >>= 1) {
      if (place + step < tree.length && tree[place + step] < wanted) {
        place += step;
        wanted -= tree[place];
      }
    }
    return values[place];
  });
}
