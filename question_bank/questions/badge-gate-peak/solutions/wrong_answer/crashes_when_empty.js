function solution(visits) {
  const events = visits
    .flatMap(([came, left]) => [[came, 1], [left, -1]])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let inside = 0;
  let best = 0;
  let peak = events[0][0];
  for (const [minute, change] of events) {
    inside += change;
    if (inside > best) {
      best = inside;
      peak = minute;
    }
  }
  return peak;
}
