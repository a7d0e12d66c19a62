/** The TypeScript compiler: one worker that serves all runs, for it never runs what it compiles. */

import { type Calls, isRecord, type Report } from "../wire";
import type { Compiled } from "../worker-wire";
import type { Box } from "./box";

const COMPILE_MS = 20_000;

export class Compiler {
  #makeBox: () => Box;
  #box: Box | null = null;

  constructor(makeBox: () => Box) {
    this.#makeBox = makeBox;
  }

  /** Resolves when the worker waits; a dead one is started again. */
  async prepare(): Promise<Box> {
    if (!this.#box?.alive) this.#box = this.#makeBox();
    await this.#box.ready;
    return this.#box;
  }

  /** Never rejects. */
  async compile({ source, entry, signature, methods }: Calls): Promise<Compiled | Report> {
    try {
      const box = await this.prepare();
      const load = { kind: "load", source, entry, signature, methods, compiled: null } as const;
      return compiledOf(await box.perform(load, COMPILE_MS));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failure("sandbox_error", `The compiler did not start. ${reason}`);
    }
  }
}

function compiledOf(report: Report): Compiled | Report {
  if (report.outcome === "compile_error") return report;
  if (report.outcome === "time_limit") {
    return failure("compile_error", `Compiling took longer than ${COMPILE_MS} ms.`);
  }
  const compiled: unknown = report.outcome === "ok" ? JSON.parse(report.value ?? "null") : null;
  return isCompiled(compiled)
    ? compiled
    : failure("compile_error", "The compiler failed on this program.");
}

function isCompiled(value: unknown): value is Compiled {
  return isRecord(value) && typeof value.code === "string" && typeof value.mappings === "string";
}

function failure(outcome: "compile_error" | "sandbox_error", error: string): Report {
  return { outcome, value: null, stdout: "", error, wallMs: 0 };
}
