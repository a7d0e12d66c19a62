/** The results of one run: exactly one per call, in index order, each announced once. */

import type { CallResult, Json } from "../contract";
import type { Report } from "../wire";

export class Results {
  #count: number;
  #announce: (result: CallResult) => void;
  #results: CallResult[] = [];

  constructor(count: number, announce: (result: CallResult) => void) {
    this.#count = count;
    this.#announce = announce;
  }

  get size(): number {
    return this.#results.length;
  }

  get isComplete(): boolean {
    return this.#results.length >= this.#count;
  }

  get all(): CallResult[] {
    return [...this.#results];
  }

  add(report: Report): void {
    if (this.isComplete) return;
    const result = resultOf(this.#results.length, report);
    this.#results.push(result);
    this.#announce(result);
  }

  /** Ends the next call without a report of its own. */
  addEnd(outcome: "killed" | "sandbox_error", error: string): void {
    this.add({ outcome, value: null, stdout: "", error, wallMs: 0 });
  }

  fill(outcome: "killed" | "sandbox_error", error: string): void {
    while (!this.isComplete) this.addEnd(outcome, error);
  }
}

function resultOf(index: number, report: Report): CallResult {
  const { outcome, value, error, stdout, wallMs } = report;
  const nothing = { index, value: null, json: null, stdout, wallMs };
  if (outcome !== "ok") return { ...nothing, outcome, error };
  const parsed = parse(value);
  if (parsed) return { ...nothing, outcome, value: parsed.value, json: value, error };
  const reason = "The answer of the program is not JSON.";
  return { ...nothing, outcome: "protocol_violation", error: reason };
}

function parse(text: string | null): { value: Json } | null {
  if (text === null) return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
