/** The worker that compiles TypeScript. It never runs what it compiles, so it serves every run. */

import ts from "virtual:typescript";
import { FILE, transpile } from "../../harness/javascript/transpile.js";
import type { Load } from "../worker-wire";
import { type Answer, type Finish, failure, type Program, serve } from "./serve";

const REHEARSAL = `
enum Shape { Round, Square = "square" }
export class Box<T> { constructor(private readonly item: T, public size = 1) {} }
export const solution = (numbers: number[]): Map<number, Box<Shape>> => new Map();
`;

/** Loading is compiling: the value is what the running worker gets. */
class Compilation implements Program {
  load({ source }: Load, finish: Finish): void {
    finish(answerOf(source));
  }

  call(_args: string, finish: Finish): void {
    finish(failure("sandbox_error", "A compiler runs nothing."));
  }
}

function answerOf(source: string): Answer {
  try {
    const compiled = transpile(ts, source);
    if ("error" in compiled) return failure("compile_error", compiled.error);
    return { outcome: "ok", value: JSON.stringify(compiled), error: null };
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deeply" : "the compiler failed";
    return failure("compile_error", `${FILE} - error: ${reason}`);
  }
}

function start(event: MessageEvent): void {
  const port = event.ports[0];
  if (!port) return;
  transpile(ts, REHEARSAL);
  serve(port, new Compilation());
}

self.addEventListener("message", start, { once: true });
