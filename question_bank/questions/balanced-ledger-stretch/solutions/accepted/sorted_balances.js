function solution(entries) {
  const balances = [[0, -1]];
  let balance = 0;
  entries.forEach((amount, place) => {
    balance += amount;
    balances.push([balance, place]);
  });
  balances.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let best = null;
  let start = 0;
  for (let i = 0; i < balances.length; i++) {
    if (balances[i][0] !== balances[start][0]) start = i;
    const [first, last] = [balances[start][1] + 1, balances[i][1]];
    const longer = best === null ? last >= first : last - first > best[1] - best[0];
    const earlier = best !== null && last - first === best[1] - best[0] && first < best[0];
    if (longer || earlier) best = [first, last];
  }
  return best ?? [];
}
