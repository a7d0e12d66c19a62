/** The worker that runs one JavaScript program: fresh for each run, killed at its end. */

import { inspect } from "./inspect";
import { describe, isOutOfMemory } from "./javascript-error";
import { CompileError, loadEntry } from "./javascript-source";
import { NotJson, plainJson, TooLarge } from "./plain-json";
import { seal } from "./seal";
import { type Answer, type Finish, failure, type Program, serve, write } from "./serve";

const { apply } = Reflect;
const listen = self.addEventListener.bind(self);
const parse: (text: string) => unknown[] = JSON.parse;

/** What `console.log` throws once the limit of output is passed. */
const STOP = Object.freeze(new RangeError("The call has written too much output."));

class JavaScriptProgram implements Program {
  #entry = "solution";
  #call: unknown = null;
  /** Ends the task that runs now, for errors that no promise of it carries. */
  #finish: Finish | null = null;

  load(source: string, entry: string, finish: Finish): void {
    this.#entry = entry;
    const keep = (found: unknown) => {
      this.#call = found;
      this.#listenForErrors();
      return "null";
    };
    void this.#settle(finish, () => loadEntry(source, entry), keep);
  }

  call(args: string, finish: Finish): void {
    const call = this.#call;
    if (typeof call !== "function") finish(failure("sandbox_error", "Nothing is loaded."));
    else void this.#settle(finish, () => apply(call, undefined, parse(args)), plainJson);
  }

  /** From here on, an error outside the call's own stack ends the task that runs. */
  #listenForErrors(): void {
    const end = (event: Event, error: unknown) => {
      event.preventDefault();
      this.#finish?.(this.#failure(error));
    };
    listen("error", (event) => end(event, event.error));
    listen("unhandledrejection", (event) => end(event, event.reason));
  }

  /** Awaits nothing but the program's own value: a patched `Promise` sees only what it made. */
  async #settle(
    finish: Finish,
    action: () => unknown,
    encode: (value: unknown) => string,
  ): Promise<void> {
    this.#finish = finish;
    let answer: Answer;
    try {
      answer = { outcome: "ok", value: encode(await action()), error: null };
    } catch (error) {
      answer = this.#failure(error);
    }
    finish(answer);
  }

  #failure(error: unknown): Answer {
    if (error === STOP) return failure("output_limit", null);
    if (error instanceof CompileError) return failure("compile_error", error.text);
    if (error instanceof NotJson) {
      return failure("exception", `${this.#entry} returned ${error.what}, which is not JSON`);
    }
    if (error instanceof TooLarge) {
      return failure("output_limit", `${this.#entry} returned more than 1 MB`);
    }
    return failure(isOutOfMemory(error) ? "memory_limit" : "exception", describe(error));
  }
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
  for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    console[name] = print;
  }
}

self.addEventListener("message", start);
