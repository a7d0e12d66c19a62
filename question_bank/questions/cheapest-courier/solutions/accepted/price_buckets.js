function solution(roads, depot, customers) {
  const leaving = Array.from({ length: roads.n }, () => []);
  for (const [start, end, toll] of roads.edges) leaving[start].push([end, toll]);
  const price = new Array(roads.n).fill(Infinity);
  const buckets = new Map([[0, [depot]]]);
  price[depot] = 0;
  let farthest = 0;
  for (let now = 0; now <= farthest; now++) {
    const places = buckets.get(now);
    if (places === undefined) continue;
    for (const place of places) {
      if (price[place] !== now) continue;
      for (const [end, toll] of leaving[place]) {
        const offer = now + toll;
        if (offer >= price[end]) continue;
        price[end] = offer;
        farthest = Math.max(farthest, offer);
        if (!buckets.has(offer)) buckets.set(offer, []);
        buckets.get(offer).push(end);
      }
    }
    buckets.delete(now);
  }
  return customers.map((customer) => (price[customer] === Infinity ? -1 : price[customer]));
}
