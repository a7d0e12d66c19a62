/** What the browser sandbox is asked and what it answers: plain values, the outcomes of `sandbox/contract.py`. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The languages of `sandbox/contract.py` that a browser can run. */
export type Language = "python" | "javascript" | "typescript";

/** A type of the bank's grammar as a tree, see `ValueType` in `sandbox/contract.py`. */
export type ValueType = string | readonly ValueType[];

/** The types by which arguments enter the program and its value leaves it. */
export type Signature = {
  readonly params: readonly ValueType[];
  readonly returns: ValueType;
  readonly in_place: number | null;
};

export type Methods = Readonly<Record<string, Signature>>;

export const OUTCOMES = [
  "ok",
  "exception",
  "time_limit",
  "memory_limit",
  "output_limit",
  "compile_error",
  "protocol_violation",
  "killed",
  "sandbox_error",
] as const;

/** What happened to one call. Only `sandbox_error` is the sandbox's own fault. */
export type Outcome = (typeof OUTCOMES)[number];

export type CallResult = {
  index: number;
  outcome: Outcome;
  /** The returned JSON value, meaningful only when `outcome` is `ok`. */
  value: Json;
  /** The value as its language wrote it, where `1.0` is not `1`; null unless `outcome` is `ok`. */
  json: string | null;
  /** Both streams of this call, in order, at most `OUTPUT_LIMIT` characters. */
  stdout: string;
  error: string | null;
  wallMs: number;
};

/** One source over many calls of its function `entry`. Expected values never travel here. */
export type BrowserRun = {
  runId: string;
  language: Language;
  source: string;
  entry: string;
  calls: Json[][];
  /** Without it values cross as plain JSON. */
  signature?: Signature;
  /** With it `entry` is a class, and each call a life of one object. */
  methods?: Methods;
  /** Limit of each call; Python 2000 and JavaScript 800 unless given. */
  wallMs?: number;
};

export type SandboxState = "idle" | "loading" | "ready" | "failed";

export interface BrowserSandbox {
  /** Resolves when a fresh worker of the language waits; rejects when it cannot start. */
  prepare(language: Language): Promise<void>;
  /**
   * Exactly one result per call, in index order, each handed to `onResult` as it arrives.
   * Runs queue behind each other. Aborting ends the calls that are left as `killed`.
   */
  run(
    request: BrowserRun,
    onResult: (result: CallResult) => void,
    signal?: AbortSignal,
  ): Promise<CallResult[]>;
  readonly state: SandboxState;
  /** Ends everything at once; calls in flight end as `killed`. */
  dispose(): void;
}

/** Characters of output that one call may write. */
export const OUTPUT_LIMIT = 64 * 1024;

/** Characters of JSON text that one call may return. */
export const RESULT_LIMIT = 1024 * 1024;

export const WALL_MS: Readonly<Record<Language, number>> = {
  python: 2000,
  javascript: 800,
  typescript: 800,
};
