/** Errors of a JavaScript program as text: its own frames and lines alone. */

import { originalPosition } from "../../harness/javascript/source-map.js";
import type { Load } from "../worker-wire";
import { inspect } from "./inspect";

const MAX_FRAMES = 10;
const MAX_ERROR = 4000;
/** `at name (solution.js:3:9)` or, for TypeScript, `solution.ts` of Chromium, `name@solution.js:3:9` of Firefox and Safari. */
const FRAME = /(?:at (?:async )?([^(\n]*?) ?\(?|([^@\n]*)@)solution\.[jt]s:(\d+):(\d+)\)?$/;

/** What Chromium puts before the message when a script of `importScripts` does not compile. */
const IMPORT_PREFIX = /^Failed to execute 'importScripts' on '\w+': /;

export type Place = { line: number; column: number };

/** The name of the candidate's file. */
export function fileOf({ compiled }: Load): string {
  return compiled ? "solution.ts" : "solution.js";
}

/** Never throws, whatever the program has thrown or patched. */
export function describe(error: unknown, load: Load): string {
  try {
    if (!(error instanceof Error)) return `Uncaught ${inspect(error)}`.slice(0, MAX_ERROR);
    const head = `${error.name}: ${error.message}`.slice(0, MAX_ERROR / 2);
    return [head, ...framesOf(error, load)].join("\n").slice(0, MAX_ERROR);
  } catch {
    return "Error: <no text>";
  }
}

function framesOf(error: Error, load: Load): string[] {
  const stack: unknown = error.stack;
  if (typeof stack !== "string") return [];
  const frames: string[] = [];
  for (const line of stack.slice(0, 16_384).split("\n")) {
    const [, name, otherName, row, column] = FRAME.exec(line) ?? [];
    const place = placeOf(Number(row), Number(column), load);
    if (!place) continue;
    const called = name || otherName || "<top level>";
    frames.push(`    at ${called} (${fileOf(load)}:${place.line}:${place.column})`);
    if (frames.length === MAX_FRAMES) break;
  }
  return frames;
}

/** The place in the candidate's own source; null where there is none. */
function placeOf(line: number, column: number, { compiled }: Load): Place | null {
  if (!(line > 0)) return null;
  return compiled ? originalPosition(compiled.mappings, line, column) : { line, column };
}

/** A syntax error with the line of the source that it points at, when the engine tells. */
export function describeSyntaxError(error: SyntaxError, at: Place, load: Load): string {
  const lines = load.source.split("\n");
  const line = placeOf(at.line, at.column, load)?.line ?? (at.line > 0 ? lines.length : 0);
  const row = Math.min(line, lines.length);
  const head = `SyntaxError: ${error.message.replace(IMPORT_PREFIX, "")}`;
  if (row < 1) return `${fileOf(load)}\n${head}`;
  return `${fileOf(load)}:${row}\n${(lines[row - 1] ?? "").slice(0, 200)}\n${head}`;
}
