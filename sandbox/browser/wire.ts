/** What crosses the port between the page and the runner frame. */

import { type Language, type Methods, OUTCOMES, type Outcome, type Signature } from "./contract";

export type PyodideAssets = {
  loader: string;
  runtime: string;
  wasm: ArrayBuffer;
  stdlib: ArrayBuffer;
  snapshot: ArrayBuffer | null;
};

/** A source and how it is called. */
export type Program = {
  source: string;
  entry: string;
  signature: Signature | null;
  methods: Methods | null;
};

export type Calls = Program & {
  run: string;
  language: Language;
  /** One JSON text of the argument list per call. */
  calls: string[];
  wallMs: number;
};

export type PageMessage =
  | { kind: "prepare"; language: "python"; assets: PyodideAssets }
  | { kind: "prepare"; language: "javascript" }
  /** `compiler` is the text of a worker's script. */
  | { kind: "prepare"; language: "typescript"; compiler: string }
  | ({ kind: "run" } & Calls)
  | { kind: "abort"; run: string };

/** What one call did; `value` is JSON text that nobody has parsed yet. */
export type Report = {
  outcome: Outcome;
  value: string | null;
  stdout: string;
  error: string | null;
  wallMs: number;
};

export type FrameMessage =
  /** `snapshot` names the file among Pyodide's that belongs to this frame's workers. */
  | { kind: "hello"; snapshot: string }
  | { kind: "prepared"; language: Language }
  | { kind: "unprepared"; language: Language; reason: string }
  /** The run waits for a worker that is still starting. */
  | { kind: "booting"; run: string }
  /** The load or the call `index` begins now, so a silent frame is a dead one. */
  | { kind: "started"; run: string; index: number }
  | { kind: "result"; run: string; index: number; report: Report };

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function isLanguage(value: unknown): value is Language {
  return value === "python" || value === "javascript" || value === "typescript";
}

export function isOutcome(value: unknown): value is Outcome {
  return OUTCOMES.some((outcome) => outcome === value);
}

function isReport(value: unknown): value is Report {
  return (
    isRecord(value) &&
    isOutcome(value.outcome) &&
    (value.value === null || typeof value.value === "string") &&
    typeof value.stdout === "string" &&
    (value.error === null || typeof value.error === "string") &&
    typeof value.wallMs === "number"
  );
}

export function isFrameMessage(value: unknown): value is FrameMessage {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case "hello":
      return typeof value.snapshot === "string";
    case "prepared":
      return isLanguage(value.language);
    case "unprepared":
      return isLanguage(value.language) && typeof value.reason === "string";
    case "booting":
      return typeof value.run === "string";
    case "started":
      return typeof value.run === "string" && typeof value.index === "number";
    case "result":
      return (
        typeof value.run === "string" && typeof value.index === "number" && isReport(value.report)
      );
    default:
      return false;
  }
}
