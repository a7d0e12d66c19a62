function solution(kinds, prize) {
  const ways = [];
  const pay = (left, first, chosen) => {
    if (left === 0) ways.push(chosen);
    for (let place = first; place < kinds.length; place += 1) {
      if (kinds[place] > left) break;
      pay(left - kinds[place], place, [...chosen, kinds[place]]);
    }
  };
  pay(prize, 0, []);
  return ways;
}
