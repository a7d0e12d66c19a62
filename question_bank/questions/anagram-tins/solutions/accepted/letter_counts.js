function solution(labels) {
  const bags = new Map();
  for (const label of labels) {
    const counts = new Array(26).fill(0);
    for (const letter of label) {
      if (letter !== " ") counts[letter.charCodeAt(0) - 97] += 1;
    }
    const key = counts.join();
    if (!bags.has(key)) bags.set(key, []);
    bags.get(key).push(label);
  }
  return [...bags.values()];
}
