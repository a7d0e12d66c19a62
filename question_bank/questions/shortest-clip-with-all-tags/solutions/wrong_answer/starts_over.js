function solution(tags, wanted) {
  let best = [];
  let from = 0;
  const open = () => {
    const wishes = new Map();
    for (const tag of wanted) wishes.set(tag, (wishes.get(tag) ?? 0) + 1);
    return wishes;
  };
  let wishes = open();
  let missing = wanted.length;
  for (let last = 0; last < tags.length; last++) {
    const count = wishes.get(tags[last]) ?? 0;
    if (count > 0) missing -= 1;
    wishes.set(tags[last], count - 1);
    if (missing > 0) continue;
    while (wishes.get(tags[from]) < 0) {
      wishes.set(tags[from], wishes.get(tags[from]) + 1);
      from += 1;
    }
    if (best.length === 0 || last - from < best[1] - best[0]) best = [from, last];
    from = last + 1;
    wishes = open();
    missing = wanted.length;
  }
  return best;
}
