/** One run: its calls one after another, each worker of it fresh and destroyed at the end. */

import type { Report } from "../wire";
import type { Box } from "./box";
import type { Lane } from "./lane";

export type Program = { source: string; entry: string; calls: string[]; wallMs: number };

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
  #program: Program;
  #listener: Listener;
  #box: Box | null = null;
  #aborted = false;
  /** The report of a load that failed: no later call can fare better. */
  #fate: Report | null = null;

  constructor(lane: Lane, program: Program, listener: Listener) {
    this.#lane = lane;
    this.#program = program;
    this.#listener = listener;
  }

  async execute(): Promise<void> {
    for (const [index, args] of this.#program.calls.entries()) {
      this.#listener.result(index, await this.#call(index, args));
    }
    this.#retire();
  }

  abort(): void {
    this.#aborted = true;
    this.#box?.kill();
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
    const box = await this.#take();
    this.#box = box;
    if (this.#aborted) return ABORTED;
    this.#listener.started(index);
    const { source, entry, wallMs } = this.#program;
    const report = await box.perform({ kind: "load", source, entry }, wallMs);
    if (report.outcome === "ok") return null;
    this.#fate = this.#aborted ? ABORTED : report;
    return this.#fate;
  }

  /** Says so when the wait for a worker is long enough to be noticed. */
  async #take(): Promise<Box> {
    const timer = setTimeout(() => this.#listener.booting(), NOTICEABLE_MS);
    try {
      return await this.#lane.take();
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
