const RANK = { "(": 0, "+": 1, "-": 1, "*": 2 };

function solution(formula) {
  const values = [];
  const signs = [];
  const settle = () => {
    const right = values.pop();
    const left = values.pop();
    const sign = signs.pop();
    values.push(sign === "*" ? left * right : sign === "+" ? left + right : left - right);
  };
  for (const token of formula.match(/\d+|[-+*()]/g)) {
    if (token === "(") {
      signs.push(token);
    } else if (token === ")") {
      while (signs.at(-1) !== "(") settle();
      signs.pop();
    } else if (token in RANK) {
      while (signs.length > 0 && RANK[signs.at(-1)] >= RANK[token]) settle();
      signs.push(token);
    } else {
      values.push(Number(token));
    }
  }
  while (signs.length > 0) settle();
  return values[0] + 0;
}
