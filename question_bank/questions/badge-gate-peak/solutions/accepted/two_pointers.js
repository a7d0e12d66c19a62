function solution(visits) {
  const came = visits.map((visit) => visit[0]).sort((a, b) => a - b);
  const left = visits.map((visit) => visit[1]).sort((a, b) => a - b);
  let gone = 0;
  let best = 0;
  let peak = -1;
  for (let i = 0; i < came.length; i++) {
    while (left[gone] <= came[i]) gone += 1;
    const inside = i + 1 - gone;
    if (inside > best) {
      best = inside;
      peak = came[i];
    }
  }
  return peak;
}
