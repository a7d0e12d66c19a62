function solution(garden) {
  const water = garden.map((line) => [...line].map((square) => square === "~"));
  const sizes = new Set();
  const flood = (row, column) => {
    if (!water[row]?.[column]) return 0;
    water[row][column] = false;
    return (
      1 + flood(row - 1, column) + flood(row + 1, column) + flood(row, column - 1) + flood(row, column + 1)
    );
  };
  for (let row = 0; row < water.length; row++) {
    for (let column = 0; column < water[row].length; column++) {
      const size = flood(row, column);
      if (size > 0) sizes.add(size);
    }
  }
  return [...sizes].sort((a, b) => b - a);
}
