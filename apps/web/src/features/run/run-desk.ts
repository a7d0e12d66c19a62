/** Starts runs: on the server, in the browser as a preview, or in the browser alone. */
import type { CallResult } from "@sandbox/browser";
import { isComparable, sampleDifference } from "../../question/compare";
import { callable, respeltSteps } from "../../question/signature";
import type { InterviewSession } from "../../session/interview-session";
import { newId } from "../../session/new-id";
import type { PreviewSandbox } from "../../session/preview-sandbox";
import { Store } from "../../session/store";
import { jsonValue } from "../../wire/decode";
import { LANGUAGE_NAMES, runsInBrowser } from "../../wire/languages";
import type { Json, RunKind, SessionView, Verdict } from "../../wire/messages";

/** What the browser's sandbox found for one call; `ran` where it has no verdict. */
export type PreviewCase = {
  readonly index: number;
  readonly verdict: Verdict;
  readonly actual: Json;
  readonly stdout: string;
  readonly error: string | null;
  readonly reason: string | null;
  readonly wallMs: number;
};

export type LocalRun = {
  readonly runId: string;
  readonly kind: RunKind;
  readonly calls: readonly Json[][];
  readonly onServer: boolean;
  /** The server's refusal, if it would not run this. */
  readonly refused: string | null;
  readonly preview: "off" | "running" | "done" | { readonly failed: string };
  readonly cases: readonly PreviewCase[];
};

export type LocalRuns = { readonly judged: LocalRun | null; readonly custom: LocalRun | null };

export class RunDesk {
  readonly runs = new Store<LocalRuns>({ judged: null, custom: null });
  private current: AbortController | null = null;

  constructor(
    private readonly session: InterviewSession,
    private readonly sandbox: PreviewSandbox,
  ) {}

  /** Notices refusals for as long as it is watched. */
  watch(): () => void {
    const stop = this.session.facts.subscribe(() => this.noticeRefusal());
    return () => {
      stop();
      this.current?.abort();
    };
  }

  /** Runs the samples. */
  run(): void {
    this.start("samples", null);
  }

  /** Runs the samples and, where the server has a sandbox, the hidden tests. */
  submit(): void {
    this.start("submit", null);
  }

  runCustom(args: Json[]): void {
    this.start("custom", [args]);
  }

  private start(kind: RunKind, custom: Json[][] | null): void {
    const view = this.session.facts.get().room.interview;
    if (view === null || isBusy(view, this.runs.get())) return;
    const { language } = this.session.code.desk.get();
    const onServer = view.sandbox === "docker";
    const preview = !onServer || (kind !== "submit" && this.sandbox.isReady(language));
    this.session.code.flush();
    const runId = onServer ? this.session.requestRun(kind, custom) : newId();
    const calls = custom ?? view.question.samples.map(({ args }) => args.map(jsonValue));
    this.show({
      ...{ runId, kind, calls, onServer, refused: null, cases: [] },
      preview: preview ? "running" : "off",
    });
    this.current?.abort();
    this.current = new AbortController();
    if (preview) void this.preview(runId, view, calls, this.current.signal);
  }

  private async preview(
    runId: string,
    view: SessionView,
    calls: Json[][],
    signal: AbortSignal,
  ): Promise<void> {
    const { code: source, language } = this.session.code.desk.get();
    if (!runsInBrowser(language)) {
      const failed = `${LANGUAGE_NAMES[language]} runs on the server only, and no sandbox is connected.`;
      this.end(runId, { failed });
      return;
    }
    const spelt = calls.map((args) => respeltSteps(view.question, language, args));
    const request = {
      ...{ runId, language, source, calls: spelt },
      ...callable(view.question, language),
    };
    const onResult = (result: CallResult): void => {
      const run = this.find(runId);
      if (run === null || signal.aborted) return;
      this.show({ ...run, cases: [...run.cases, judged(run.kind, view, result)] });
    };
    const failed = await this.sandbox.run(request, onResult, signal).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (signal.aborted) return;
    const run = this.end(runId, failed === null ? "done" : { failed });
    if (run !== null && failed === null && !run.onServer && run.kind !== "custom") {
      const judged = run.cases.filter(isJudged);
      this.session.claimRun(runId, judged.filter(isPassed).length, judged.length);
    }
  }

  private end(runId: string, preview: LocalRun["preview"]): LocalRun | null {
    const run = this.find(runId);
    if (run !== null) this.show({ ...run, preview });
    return run;
  }

  private noticeRefusal(): void {
    const { refusal } = this.session.facts.get().room;
    const run = refusal?.ref_id ? this.find(refusal.ref_id) : null;
    if (refusal && run !== null && run.refused === null)
      this.show({ ...run, refused: refusal.message });
  }

  private find(runId: string): LocalRun | null {
    const { judged, custom } = this.runs.get();
    return [judged, custom].find((run) => run?.runId === runId) ?? null;
  }

  private show(run: LocalRun): void {
    this.runs.patch(run.kind === "custom" ? { custom: run } : { judged: run });
  }
}

export function isPassed({ verdict }: PreviewCase): boolean {
  return verdict === "accepted";
}

/** Whether there is a verdict; some answers only the server can judge. */
export function isJudged({ verdict }: PreviewCase): boolean {
  return verdict !== "ran";
}

/** Whether a run is under way, here or on the server. */
export function isBusy(view: SessionView, { judged, custom }: LocalRuns): boolean {
  return [judged, custom].some((run) => {
    if (run === null || run.refused !== null) return false;
    const onServer = view.runs.find(({ run_id }) => run_id === run.runId);
    return run.onServer ? !onServer?.verdict : run.preview === "running";
  });
}

const FAILURES: { readonly [O in Exclude<CallResult["outcome"], "ok">]: Verdict } = {
  exception: "runtime_error",
  time_limit: "time_limit",
  memory_limit: "memory_limit",
  output_limit: "output_limit",
  compile_error: "compile_error",
  protocol_violation: "runtime_error",
  killed: "runtime_error",
  sandbox_error: "sandbox_error",
};

function judged(kind: RunKind, view: SessionView, result: CallResult): PreviewCase {
  const { index, outcome, value: actual, json, stdout, error, wallMs } = result;
  const found = { index, actual, stdout, error, wallMs, reason: null };
  if (outcome !== "ok") return { ...found, verdict: FAILURES[outcome] };
  const { question } = view;
  const sample = question.samples[index];
  if (kind === "custom" || sample === undefined || !isComparable(question.checker))
    return { ...found, verdict: "ran" };
  const { args, expected } = sample;
  const reason = sampleDifference(
    question,
    args.map(jsonValue),
    jsonValue(expected),
    json ?? "null",
  );
  return { ...found, reason, verdict: reason === null ? "accepted" : "wrong_answer" };
}
