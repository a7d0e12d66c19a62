function solution(shifts, pause) {
  const starts = shifts.map(([start]) => start).sort((one, other) => one - other);
  const ends = shifts.map(([, end]) => end).sort((one, other) => one - other);
  const stretches = [];
  let first = 0;
  for (let place = 0; place < starts.length; place += 1) {
    if (place + 1 === starts.length || starts[place + 1] > ends[place] + pause) {
      stretches.push([starts[first], ends[place]]);
      first = place + 1;
    }
  }
  return stretches;
}
