function solution(coins, amount) {
  const seen = new Uint8Array(amount + 1);
  seen[0] = 1;
  let wave = [0];
  for (let count = 0; wave.length > 0; count += 1) {
    const next = [];
    for (const held of wave) {
      if (held === amount) return count;
      for (const coin of coins) {
        const total = held + coin;
        if (total <= amount && seen[total] === 0) {
          seen[total] = 1;
          next.push(total);
        }
      }
    }
    wave = next;
  }
  return -1;
}
