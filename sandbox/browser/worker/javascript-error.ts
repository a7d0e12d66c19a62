/** Errors of a JavaScript program as text: its own frames and lines alone. */

import { inspect } from "./inspect";

export const FILE = "solution.js";

const MAX_FRAMES = 10;
const MAX_ERROR = 4000;
/** `at name (solution.js:3:9)` of Chromium, `name@solution.js:3:9` of Firefox and Safari. */
const FRAME = /(?:at (?:async )?([^(\n]*?) ?\(?|([^@\n]*)@)solution\.js:(\d+):(\d+)\)?$/;

/** What Chromium puts before the message when a script of `importScripts` does not compile. */
const IMPORT_PREFIX = /^Failed to execute 'importScripts' on '\w+': /;

/** Out of memory, as the engines word it in a RangeError. */
const NO_MEMORY = /allocation failed|out of memory|invalid string length/i;

export function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && NO_MEMORY.test(error.message);
}

/** Never throws, whatever the program has thrown or patched. */
export function describe(error: unknown): string {
  try {
    if (!(error instanceof Error)) return `Uncaught ${inspect(error)}`.slice(0, MAX_ERROR);
    const head = `${error.name}: ${error.message}`.slice(0, MAX_ERROR / 2);
    return [head, ...framesOf(error)].join("\n").slice(0, MAX_ERROR);
  } catch {
    return "Error: <no text>";
  }
}

function framesOf(error: Error): string[] {
  const stack: unknown = error.stack;
  if (typeof stack !== "string") return [];
  const frames: string[] = [];
  for (const line of stack.slice(0, 16_384).split("\n")) {
    const [, name, otherName, row, column] = FRAME.exec(line) ?? [];
    if (row === undefined) continue;
    frames.push(`    at ${name || otherName || "<top level>"} (${FILE}:${row}:${column})`);
    if (frames.length === MAX_FRAMES) break;
  }
  return frames;
}

/** A syntax error with the line of the source that it points at, when the engine tells. */
export function describeSyntaxError(error: SyntaxError, line: number, source: string): string {
  const lines = source.split("\n");
  const row = Math.min(line, lines.length);
  const head = `SyntaxError: ${error.message.replace(IMPORT_PREFIX, "")}`;
  if (row < 1) return `${FILE}\n${head}`;
  return `${FILE}:${row}\n${(lines[row - 1] ?? "").slice(0, 200)}\n${head}`;
}
