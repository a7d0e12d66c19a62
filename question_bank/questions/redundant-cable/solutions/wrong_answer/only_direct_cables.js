function solution(rooms, cables) {
  const laid = new Set();
  const redundant = [];
  cables.forEach(([a, b], position) => {
    const key = Math.min(a, b) * rooms + Math.max(a, b);
    if (a === b || laid.has(key)) redundant.push(position);
    laid.add(key);
  });
  return redundant;
}
