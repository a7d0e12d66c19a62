function solution(log: string[]): boolean {
  const opened: string[] = [];
  for (const entry of log) {
    const kind = entry.slice(1);
    if (entry.startsWith("+")) opened.push(kind);
    else if (opened.pop() !== kind) return false;
  }
  return opened.length === 0;
}
