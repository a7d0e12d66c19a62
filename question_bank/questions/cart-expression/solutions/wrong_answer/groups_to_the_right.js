function solution(formula) {
  const tokens = formula.match(/\d+|[-+*()]/g);
  let at = 0;
  const atom = () => {
    const token = tokens[at++];
    if (token !== "(") return Number(token);
    const inside = sum();
    at += 1;
    return inside;
  };
  const product = () => {
    const left = atom();
    if (tokens[at] !== "*") return left;
    at += 1;
    return left * product();
  };
  const sum = () => {
    const left = product();
    const sign = tokens[at];
    if (sign !== "+" && sign !== "-") return left;
    at += 1;
    return sign === "+" ? left + sum() : left - sum();
  };
  return sum();
}
