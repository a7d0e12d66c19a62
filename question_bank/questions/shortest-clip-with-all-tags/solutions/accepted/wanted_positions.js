function solution(tags, wanted) {
  const wishes = new Map();
  for (const tag of wanted) wishes.set(tag, (wishes.get(tag) ?? 0) + 1);
  const places = [];
  tags.forEach((tag, second) => {
    if (wishes.has(tag)) places.push(second);
  });

  const inside = new Map();
  let satisfied = 0;
  let from = 0;
  let best = [];
  for (const last of places) {
    const count = (inside.get(tags[last]) ?? 0) + 1;
    inside.set(tags[last], count);
    if (count === wishes.get(tags[last])) satisfied += 1;
    while (satisfied === wishes.size) {
      const first = places[from];
      if (best.length === 0 || last - first < best[1] - best[0]) best = [first, last];
      const rest = inside.get(tags[first]) - 1;
      inside.set(tags[first], rest);
      if (rest < wishes.get(tags[first])) satisfied -= 1;
      from += 1;
    }
  }
  return best;
}
