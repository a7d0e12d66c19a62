"use strict";
// Compiles TypeScript inside a jailed child of its own, which never runs what it compiles.

const { announceReady, KIND, readRequest, writeAnswer } = require("./channel.js");
const { FILE, transpile } = require("./transpile.js");
const ts = require("/usr/share/nodejs/typescript/lib/typescript.js");

const REHEARSAL = `
interface Shape { readonly name: string; area(): number }
abstract class Base<T> { constructor(protected readonly item: T, public size = 1) {} }
class Square extends Base<string> implements Shape {
  get name(): string { return this.item as string; }
  area(): number { return this.size ** 2; }
}
enum Colour { Red, Green = 'green' }
export const solution = (numbers: number[], target?: number): Map<string, number> => {
  const seen = new Map<string, number>();
  for (const [i, x] of numbers.entries()) if (x !== target!) seen.set(\`\${x}\`, i);
  return seen;
};
`;

/** What the running children get: the program, and what to run in the place of its source. */
function withCode(program) {
  const { error, ...compiled } = transpile(ts, program.source);
  if (error) return { kind: KIND.compileError, body: error };
  return { kind: KIND.value, body: JSON.stringify({ ...program, compiled }) };
}

function answer(text) {
  const program = JSON.parse(text);
  try {
    return withCode(program);
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deeply" : "the compiler failed";
    return { kind: KIND.compileError, body: `${FILE} - error: ${reason}` };
  }
}

for (let i = 0; i < 3; i += 1) transpile(ts, REHEARSAL);
announceReady();
for (;;) {
  const [nonce, text] = readRequest();
  writeAnswer(nonce, answer(text));
}
