/** One run: its calls one after another, each worker of it fresh and destroyed at the end. */

import type { Calls, Report } from "../wire";
import type { Compiled } from "../worker-wire";
import type { Box } from "./box";
import type { Compiler } from "./compiler";
import type { Lane } from "./lane";

export type Listener = {
  booting(): void;
  started(index: number): void;
  result(index: number, report: Report): void;
};

const NOTICEABLE_MS = 100;

const ABORTED: Report = {
  outcome: "killed",
  value: null,
  stdout: "",
  error: "The run was stopped.",
  wallMs: 0,
};

export class Run {
  #lane: Lane;
  #program: Calls;
  #compiler: Compiler | null;
  #compiled: Compiled | null = null;
  #listener: Listener;
  #box: Box | null = null;
  #aborted = false;
  /** The report of a load that failed: no later call can fare better. */
  #fate: Report | null = null;

  constructor(lane: Lane, program: Calls, listener: Listener, compiler: Compiler | null) {
    this.#lane = lane;
    this.#program = program;
    this.#compiler = compiler;
    this.#listener = listener;
  }

  async execute(): Promise<void> {
    await this.#prepare();
    for (const [index, args] of this.#program.calls.entries()) {
      this.#listener.result(index, await this.#call(index, args));
    }
    this.#retire();
  }

  abort(): void {
    this.#aborted = true;
    this.#box?.kill();
  }

  async #prepare(): Promise<void> {
    if (!this.#compiler) return;
    const compiled = await this.#patiently(this.#compiler.compile(this.#program));
    if ("code" in compiled) this.#compiled = compiled;
    else this.#fate = compiled;
  }

  async #call(index: number, args: string): Promise<Report> {
    if (this.#aborted) return ABORTED;
    if (this.#fate) return this.#fate;
    try {
      const failure = await this.#load(index);
      if (failure) return failure;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return {
        ...ABORTED,
        outcome: "sandbox_error",
        error: `The sandbox did not start. ${reason}`,
      };
    }
    const box = this.#box;
    if (!box || this.#aborted) return ABORTED;
    this.#listener.started(index);
    const report = await box.perform({ kind: "call", args }, this.#program.wallMs);
    if (!box.alive) this.#retire();
    return report;
  }

  /** Makes sure that a worker has the program; the report of a load that failed otherwise. */
  async #load(index: number): Promise<Report | null> {
    if (this.#box) return null;
    const box = await this.#patiently(this.#lane.take());
    this.#box = box;
    if (this.#aborted) return ABORTED;
    this.#listener.started(index);
    const { source, entry, signature, methods, wallMs } = this.#program;
    const compiled = this.#compiled;
    const report = await box.perform(
      { kind: "load", source, entry, signature, methods, compiled },
      wallMs,
    );
    if (report.outcome === "ok") return null;
    this.#fate = this.#aborted ? ABORTED : report;
    return this.#fate;
  }

  /** Says so when the wait is long enough to be noticed. */
  async #patiently<T>(waited: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#listener.booting(), NOTICEABLE_MS);
    try {
      return await waited;
    } finally {
      clearTimeout(timer);
    }
  }

  #retire(): void {
    this.#box?.kill();
    this.#box = null;
    this.#lane.refill();
  }
}
