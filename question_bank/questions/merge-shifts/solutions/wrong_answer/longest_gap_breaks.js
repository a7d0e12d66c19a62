function solution(shifts, pause) {
  const stretches = [];
  for (const [start, end] of [...shifts].sort((one, other) => one[0] - other[0])) {
    const last = stretches.at(-1);
    if (last !== undefined && (start < last[1] || start - last[1] < pause)) {
      last[1] = Math.max(last[1], end);
    } else {
      stretches.push([start, end]);
    }
  }
  return stretches;
}
