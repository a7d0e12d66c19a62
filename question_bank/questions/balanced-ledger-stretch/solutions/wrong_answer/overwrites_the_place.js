function solution(entries) {
  const reached = new Map([[0, -1]]);
  let balance = 0;
  let best = [];
  let longest = 0;
  entries.forEach((amount, place) => {
    balance += amount;
    const before = reached.get(balance);
    if (before !== undefined && place - before > longest) {
      longest = place - before;
      best = [before + 1, place];
    }
    reached.set(balance, place);
  });
  return best;
}
