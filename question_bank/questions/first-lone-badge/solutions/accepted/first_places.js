function solution(badges) {
  const place = new Map();
  badges.forEach((badge, index) => {
    place.set(badge, place.has(badge) ? Infinity : index);
  });
  const first = Math.min(...place.values(), Infinity);
  return first === Infinity ? -1 : first;
}
