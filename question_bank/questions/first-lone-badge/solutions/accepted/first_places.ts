function solution(badges: string[]): number {
  const seen = new Set<string>();
  const lone = new Map<string, number>();
  badges.forEach((badge, index) => {
    if (seen.has(badge)) lone.delete(badge);
    else lone.set(badge, index);
    seen.add(badge);
  });
  for (const index of lone.values()) return index;
  return -1;
}
