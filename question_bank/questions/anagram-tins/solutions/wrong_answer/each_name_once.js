function solution(labels) {
  const bags = {};
  for (const label of new Set(labels)) {
    const key = [...label.replaceAll(" ", "")].sort().join("");
    (bags[key] ??= []).push(label);
  }
  return Object.values(bags);
}
