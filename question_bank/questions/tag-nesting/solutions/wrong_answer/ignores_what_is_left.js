function solution(log) {
  const opened = [];
  for (const entry of log) {
    if (entry[0] === "+") opened.push(entry.slice(1));
    else if (opened.pop() !== entry.slice(1)) return false;
  }
  return true;
}
