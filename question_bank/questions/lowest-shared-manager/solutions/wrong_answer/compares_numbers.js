function solution(director, pairs) {
  return pairs.map(([one, other]) => {
    let member = director;
    for (;;) {
      let next = null;
      if (one < member.val && other < member.val) next = member.left;
      else if (one > member.val && other > member.val) next = member.right;
      if (next === null) return member.val;
      member = next;
    }
  });
}
