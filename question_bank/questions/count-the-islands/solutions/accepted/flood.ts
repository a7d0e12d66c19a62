function solution(garden: string[]): number[] {
  const water = garden.map((line) => [...line].map((square) => square === "~"));
  const sizes: number[] = [];
  water.forEach((line, top) =>
    line.forEach((wet, left) => {
      if (!wet || !water[top][left]) return;
      water[top][left] = false;
      const pond: [number, number][] = [[top, left]];
      for (const [row, column] of pond) {
        for (const [down, right] of [[-1, 0], [1, 0], [0, -1], [0, 1]]) {
          if (!water[row + down]?.[column + right]) continue;
          water[row + down][column + right] = false;
          pond.push([row + down, column + right]);
        }
      }
      sizes.push(pond.length);
    }),
  );
  return sizes.sort((a, b) => b - a);
}
