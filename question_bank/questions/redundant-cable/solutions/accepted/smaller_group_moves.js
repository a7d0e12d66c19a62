function solution(rooms, cables) {
  const group = Array.from({ length: rooms }, (_, room) => [room]);
  const redundant = [];
  cables.forEach(([a, b], position) => {
    let [large, small] = [group[a], group[b]];
    if (large === small) {
      redundant.push(position);
      return;
    }
    if (large.length < small.length) [large, small] = [small, large];
    for (const room of small) {
      large.push(room);
      group[room] = large;
    }
  });
  return redundant;
}
