function solution(weights, tray) {
  const coins = [...new Set(weights)].sort((a, b) => a - b);
  const found = [];
  const extend = (start, chosen, missing) => {
    if (missing === 0) {
      found.push(chosen);
      return;
    }
    for (let place = start; place < coins.length && coins[place] <= missing; place++) {
      extend(place, [...chosen, coins[place]], missing - coins[place]);
    }
  };
  extend(0, [], tray);
  return found;
}
