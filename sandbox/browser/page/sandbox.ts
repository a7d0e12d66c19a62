/** The page's side of the sandbox: owns the frame, queues runs and replaces a frame that is lost. */

import {
  type BrowserRun,
  type BrowserSandbox,
  type CallResult,
  type Language,
  type SandboxState,
  WALL_MS,
} from "../contract";
import type { Calls } from "../wire";
import { type AttemptEnd, attempt } from "./attempt";
import { FrameLink } from "./frame-link";
import { Results } from "./results";

export type SandboxOptions = {
  frameUrl: string;
  /** The folder of the Pyodide files, with or without a slash at its end. */
  pyodideUrl: string;
  /** The script of the TypeScript compiler's worker. */
  typescriptUrl: string;
  /** Whether Python starts from a memory snapshot where there is one; it does unless told not to. */
  snapshot?: boolean;
  /** Where the hidden frame is appended; the document's body unless given. */
  host?: HTMLElement;
  onProgress?: (text: string) => void;
};

const NAMES: Readonly<Record<Language, string>> = {
  python: "Python",
  javascript: "JavaScript",
  typescript: "TypeScript",
};

const NO_ANSWER = "The sandbox could not start a worker, in a new frame either.";

export function createBrowserSandbox(options: SandboxOptions): BrowserSandbox {
  return new FrameSandbox(options);
}

class FrameSandbox implements BrowserSandbox {
  #options: SandboxOptions;
  /** How many preparations and runs wait for a worker to start. */
  #waiting = 0;
  #settled: "idle" | "ready" | "failed" = "idle";
  #prepared = new Set<Language>();
  #link: Promise<FrameLink> | null = null;
  #lastRun: Promise<unknown> = Promise.resolve();
  #attempts = 0;
  #disposal = new AbortController();

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  get state(): SandboxState {
    return this.#waiting > 0 && !this.#disposal.signal.aborted ? "loading" : this.#settled;
  }

  async prepare(language: Language): Promise<void> {
    await this.#ready(language);
  }

  run(
    request: BrowserRun,
    onResult: (result: CallResult) => void,
    signal?: AbortSignal,
  ): Promise<CallResult[]> {
    const results = new Results(request.calls.length, onResult);
    const ending = AbortSignal.any([this.#disposal.signal, ...(signal ? [signal] : [])]);
    const turn = this.#lastRun.then(() => this.#run(request, results, ending));
    this.#lastRun = turn.catch(() => {});
    return turn;
  }

  dispose(): void {
    this.#disposal.abort();
    this.#dropFrame();
    this.#settled = "idle";
  }

  async #run(request: BrowserRun, results: Results, ending: AbortSignal): Promise<CallResult[]> {
    let lostBeforeCall = -1;
    while (!results.isComplete && !ending.aborted) {
      const link = await this.#readyUnless(ending, request.language, results);
      if (!link) continue;
      const end = await this.#attempt(link, request, results, ending);
      if (end === "lost in a call") {
        results.addEnd("killed", "The sandbox stopped answering and was started again.");
      } else if (end === "lost before a call") {
        if (lostBeforeCall === results.size) results.fill("sandbox_error", NO_ANSWER);
        lostBeforeCall = results.size;
      }
    }
    results.fill("killed", "The run was stopped.");
    return results.all;
  }

  /** A prepared frame; `null` when the run ends first or, with its results filled, on failure. */
  async #readyUnless(
    ending: AbortSignal,
    language: Language,
    results: Results,
  ): Promise<FrameLink | null> {
    const aborted = new Promise<null>((resolve) => {
      ending.addEventListener("abort", () => resolve(null), { once: true });
    });
    try {
      return await Promise.race([this.#ready(language), aborted]);
    } catch (error) {
      results.fill("sandbox_error", messageOf(error));
      return null;
    }
  }

  async #attempt(
    link: FrameLink,
    request: BrowserRun,
    results: Results,
    ending: AbortSignal,
  ): Promise<AttemptEnd> {
    this.#attempts += 1;
    const calls: Calls = {
      run: `${this.#attempts}`,
      language: request.language,
      source: request.source,
      entry: request.entry,
      signature: request.signature ?? null,
      methods: request.methods ?? null,
      calls: request.calls.slice(results.size).map((args) => JSON.stringify(args)),
      wallMs: request.wallMs ?? WALL_MS[request.language],
    };
    const end = await attempt(link, calls, ending, {
      report: (report) => results.add(report),
      booting: (waits) => this.#showBooting(request.language, waits),
    });
    if (end !== "finished" && end !== "aborted") this.#dropFrame();
    return end;
  }

  /** The frame, in which a worker of the language waits or has waited. */
  async #ready(language: Language): Promise<FrameLink> {
    if (this.#disposal.signal.aborted) throw new Error("The sandbox was closed.");
    this.#link ??= FrameLink.open(this.#options.frameUrl, this.#options.host ?? document.body);
    const opening = this.#link;
    const prepared = this.#prepared.has(language);
    if (!prepared) this.#startWaiting(`Loading ${NAMES[language]}`);
    try {
      const link = await opening;
      await link.prepare(language, this.#options);
      this.#prepared.add(language);
      if (!prepared) this.#stopWaiting("ready", `${NAMES[language]} is ready`);
      return link;
    } catch (error) {
      if (this.#link === opening) this.#dropFrame();
      const reason = `${NAMES[language]} could not be started. ${messageOf(error)}`;
      if (!prepared) this.#stopWaiting("failed", reason);
      throw new Error(reason);
    }
  }

  #showBooting(language: Language, waits: boolean): void {
    if (waits) this.#startWaiting(`Starting ${NAMES[language]} again`);
    else this.#stopWaiting("ready", `${NAMES[language]} is ready`);
  }

  #startWaiting(text: string): void {
    this.#waiting += 1;
    this.#options.onProgress?.(text);
  }

  #stopWaiting(state: "ready" | "failed", text: string): void {
    this.#waiting -= 1;
    if (this.#disposal.signal.aborted) return;
    this.#settled = state;
    this.#options.onProgress?.(text);
  }

  #dropFrame(): void {
    this.#link?.then(
      (link) => link.close(),
      () => {},
    );
    this.#link = null;
    this.#prepared.clear();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
