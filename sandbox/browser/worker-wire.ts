/** What crosses the private port between the runner frame and one worker. */

import type { Outcome } from "./contract";
import { isOutcome, isRecord, type Program } from "./wire";

export type PythonBoot = {
  /** Blob addresses of Pyodide's two scripts. */
  loaderUrl: string;
  runtimeUrl: string;
  wasm: WebAssembly.Module;
  stdlib: ArrayBuffer;
  /** The memory of an interpreter in which the harness waits; without it one starts from nothing. */
  snapshot: ArrayBuffer | null;
};

/** What a compiler has made of a source, to be run in its place. */
export type Compiled = { code: string; mappings: string };

/** With `compiled`, `source` is what errors are about. */
export type Load = Program & { compiled: Compiled | null };

/** The first task of a worker is its `load`; `nonce` names the task in every answer to it. */
export type Task =
  | ({ kind: "load"; nonce: string } & Load)
  | { kind: "call"; nonce: string; args: string };

export type Done = {
  kind: "done";
  nonce: string;
  outcome: Outcome;
  /** JSON text of the returned value when `outcome` is `ok`. */
  value: string | null;
  error: string | null;
  wallMs: number;
};

export type WorkerMessage =
  | { kind: "ready" }
  | { kind: "broken"; reason: string }
  | { kind: "output"; nonce: string; text: string }
  /** The task wrote more than it may; it is being stopped. */
  | { kind: "overflow"; nonce: string }
  | Done;

export function isWorkerMessage(value: unknown): value is WorkerMessage {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case "ready":
      return true;
    case "broken":
      return typeof value.reason === "string";
    case "output":
      return typeof value.nonce === "string" && typeof value.text === "string";
    case "overflow":
      return typeof value.nonce === "string";
    case "done":
      return (
        typeof value.nonce === "string" &&
        isOutcome(value.outcome) &&
        (value.value === null || typeof value.value === "string") &&
        (value.error === null || typeof value.error === "string") &&
        typeof value.wallMs === "number"
      );
    default:
      return false;
  }
}
