function solution(director, pairs) {
  const entry = new Map();
  const exit = new Map();
  let clock = 0;
  const visit = (member) => {
    if (member === null) return;
    entry.set(member.val, clock++);
    visit(member.left);
    visit(member.right);
    exit.set(member.val, clock);
  };
  visit(director);
  const over = (member, number) =>
    member !== null &&
    entry.get(member.val) <= entry.get(number) &&
    entry.get(number) < exit.get(member.val);
  return pairs.map(([one, other]) => {
    let member = director;
    for (;;) {
      const next = [member.left, member.right].find((child) => over(child, one) && over(child, other));
      if (next === undefined) return member.val;
      member = next;
    }
  });
}
