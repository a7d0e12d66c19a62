function solution(titles, typed) {
  const distinct = [...new Set(titles)];
  return typed.map((text) => distinct.filter((title) => title.startsWith(text)).slice(0, 3));
}
