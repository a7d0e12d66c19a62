function solution(garden) {
  const columns = garden.length === 0 ? 0 : garden[0].length;
  const leader = Array.from({ length: garden.length * columns }, (_, square) => square);
  const find = (square) => {
    while (leader[square] !== square) {
      leader[square] = leader[leader[square]];
      square = leader[square];
    }
    return square;
  };
  const sizes = new Map();
  for (let row = 0; row < garden.length; row++) {
    for (let column = 0; column < columns; column++) {
      if (garden[row][column] !== "~") continue;
      const square = row * columns + column;
      if (column > 0 && garden[row][column - 1] === "~") leader[square] = find(square - 1);
      if (row > 0 && garden[row - 1][column] === "~") leader[find(square)] = find(square - columns);
    }
  }
  for (let square = 0; square < leader.length; square++) {
    if (garden[Math.floor(square / columns)][square % columns] !== "~") continue;
    const pond = find(square);
    sizes.set(pond, (sizes.get(pond) ?? 0) + 1);
  }
  return [...sizes.values()].sort((a, b) => b - a);
}
