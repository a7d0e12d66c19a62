function solution(badges) {
  return badges.findIndex(
    (badge, index) => badge !== badges[index - 1] && badge !== badges[index + 1],
  );
}
