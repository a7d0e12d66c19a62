/** The worker that runs one JavaScript program: fresh for each run, killed at its end. */

import { Misfit, perform } from "../../harness/javascript/calls.js";
import { isOutOfMemory } from "../../harness/javascript/errors.js";
import { predefine } from "../../harness/javascript/nodes.js";
import { TooLarge } from "../../harness/javascript/values.js";
import { RESULT_LIMIT } from "../contract";
import type { Load } from "../worker-wire";
import { inspect } from "./inspect";
import { describe } from "./javascript-error";
import { CompileError, loadEntry } from "./javascript-source";
import { limitBuffers, resetAllocations } from "./memory";
import { seal } from "./seal";
import { type Answer, type Finish, failure, type Program, serve, write } from "./serve";

const listen = self.addEventListener.bind(self);

/** What `console.log` throws once the limit of output is passed. */
const STOP = Object.freeze(new RangeError("The call has written too much output."));

class JavaScriptProgram implements Program {
  #loaded: { load: Load; callee: unknown } | null = null;
  /** Ends the task that runs now, for errors that no promise of it carries. */
  #fail: ((error: unknown) => void) | null = null;

  /** Awaits nothing but the program's own module: a patched `Promise` sees only what it made. */
  async load(load: Load, finish: Finish): Promise<void> {
    const fail = this.#failing(load, finish);
    try {
      const callee = await loadEntry(load);
      this.#loaded = { load, callee };
    } catch (error) {
      fail(error);
      return;
    }
    this.#listenForErrors();
    finish({ outcome: "ok", value: "null", error: null });
  }

  call(args: string, finish: Finish): void {
    if (!this.#loaded) {
      finish(failure("sandbox_error", "Nothing is loaded."));
      return;
    }
    const { load, callee } = this.#loaded;
    resetAllocations();
    const fail = this.#failing(load, finish);
    const succeed = (value: string) => finish({ outcome: "ok", value, error: null });
    void perform(load, callee, args, { limit: RESULT_LIMIT, succeed, fail });
  }

  #failing(load: Load, finish: Finish): (error: unknown) => void {
    this.#fail = (error) => finish(failureOf(error, load));
    return this.#fail;
  }

  /** From here on, an error outside the call's own stack ends the task that runs. */
  #listenForErrors(): void {
    const end = (event: Event, error: unknown) => {
      event.preventDefault();
      this.#fail?.(error);
    };
    listen("error", (event) => end(event, event.error));
    listen("unhandledrejection", (event) => end(event, event.reason));
  }
}

function failureOf(error: unknown, load: Load): Answer {
  if (error === STOP) return failure("output_limit", null);
  if (error instanceof CompileError) return failure("compile_error", error.text);
  if (error instanceof Misfit) return failure("exception", error.text);
  if (error instanceof TooLarge) {
    return failure("output_limit", `${load.entry} returned more than 1 MB`);
  }
  return failure(isOutOfMemory(error) ? "memory_limit" : "exception", describe(error, load));
}

function print(...values: unknown[]): void {
  const texts: string[] = [];
  for (const value of values) texts.push(inspect(value));
  if (!write(`${texts.join(" ")}\n`)) throw STOP;
}

function start(event: MessageEvent): void {
  self.removeEventListener("message", start);
  const port = event.ports[0];
  if (!port) return;
  const program = new JavaScriptProgram();
  serve(port, program);
  seal();
  predefine(self);
  limitBuffers();
  for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    console[name] = print;
  }
}

self.addEventListener("message", start);
