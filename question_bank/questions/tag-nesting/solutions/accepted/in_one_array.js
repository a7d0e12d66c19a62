function solution(log) {
  const kept = log.slice();
  let top = 0;
  for (const entry of log) {
    if (top > 0 && entry[0] === "-" && kept[top - 1] === "+" + entry.slice(1)) top--;
    else kept[top++] = entry;
  }
  return top === 0;
}
