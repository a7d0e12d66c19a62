function solution(titles, typed) {
  const root = { next: new Map(), first: [] };
  for (const title of [...new Set(titles)].sort()) {
    let node = root;
    if (node.first.length < 3) node.first.push(title);
    for (const letter of title) {
      if (!node.next.has(letter)) node.next.set(letter, { next: new Map(), first: [] });
      node = node.next.get(letter);
      if (node.first.length < 3) node.first.push(title);
    }
  }
  return typed.map((text) => {
    let node = root;
    for (const letter of text) node = node?.next.get(letter);
    return node?.first ?? [];
  });
}
