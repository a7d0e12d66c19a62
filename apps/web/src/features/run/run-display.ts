/** What the results panel shows: the server's word where there is one, else the browser's preview. */
import type { RunCase, RunJudged, RunView, SessionView, Verdict } from "../../wire/messages";
import type { LocalRun, LocalRuns, PreviewCase } from "./run-desk";
import { isJudged, isPassed } from "./run-desk";

export type CaseResult = {
  readonly by: "server" | "preview";
  readonly args: readonly unknown[];
  readonly verdict: Verdict;
  readonly actual: unknown;
  readonly stdout: string;
  readonly error: string | null;
  readonly reason: string | null;
  readonly wallMs: number | null;
};

/** One run, whatever is known of it so far. */
export type ShownRun = {
  readonly local: LocalRun | null;
  readonly server: RunView | null;
};

export const VERDICTS: { readonly [V in Verdict]: string } = {
  accepted: "Accepted",
  ran: "Ran",
  wrong_answer: "Wrong answer",
  runtime_error: "Runtime error",
  time_limit: "Time limit exceeded",
  memory_limit: "Memory limit exceeded",
  output_limit: "Too much output",
  compile_error: "Does not compile",
  sandbox_error: "Sandbox failure",
};

/** The newest run of samples or tests (`judged`), or of custom input. */
export function newestRun(
  view: SessionView,
  local: LocalRuns,
  which: "judged" | "custom",
): ShownRun | null {
  const ofKind = view.runs.filter(({ kind }) => (kind === "custom") === (which === "custom"));
  const last = ofKind.at(-1) ?? null;
  const mine = local[which];
  if (mine === null) return last && { local: null, server: last };
  const known = ofKind.find(({ run_id }) => run_id === mine.runId) ?? null;
  if (known !== null && known !== last) return { local: null, server: last };
  return { local: mine, server: known };
}

/** The result of call `index`: of the server once it has one. */
export function resultOf(run: ShownRun | null, index: number): CaseResult | null {
  const judged = run?.server?.cases.find((found) => found.index === index && !found.hidden);
  if (judged !== undefined) return fromServer(judged);
  if (run?.server?.verdict) return null;
  const preview = run?.local?.cases.find((found) => found.index === index);
  return preview === undefined ? null : fromPreview(preview, run?.local?.calls[index] ?? []);
}

function fromServer(found: RunCase): CaseResult {
  return {
    by: "server",
    args: found.args ?? [],
    verdict: found.verdict ?? (found.passed ? "accepted" : "wrong_answer"),
    actual: found.actual,
    stdout: found.stdout ?? "",
    error: found.error,
    reason: found.reason,
    wallMs: found.wall_ms,
  };
}

function fromPreview({ index: _, ...found }: PreviewCase, args: readonly unknown[]): CaseResult {
  return { by: "preview", args, ...found };
}

export type VerdictLine = {
  readonly tone: "plain" | "ok" | "bad" | "warn";
  readonly text: string;
  readonly note: string | null;
};

const UNVERIFIED =
  "Run by this browser and unverified: hidden tests need the server sandbox, which is not available.";

/** It gives no reason: that several answers may be right is for the candidate to find out. */
export const UNJUDGED = "Only the server sandbox can judge the answers to this question.";

/** The line above the cases. */
export function verdictLine(run: ShownRun | null): VerdictLine {
  if (run === null) return plain("Not run yet");
  const { server, local } = run;
  if (server?.verdict) return serverLine(server.verdict);
  if (server?.queued)
    return plain(`Waiting for a sandbox: place ${server.queued} in the queue`, previewNote(local));
  if (server !== null)
    return plain(`Running: ${server.cases.length} of ${server.total} done`, previewNote(local));
  if (local === null) return plain("Not run yet");
  if (local.refused !== null) return { tone: "bad", text: local.refused, note: previewNote(local) };
  return local.onServer ? plain("Sent to the server", previewNote(local)) : browserLine(local);
}

function serverLine(verdict: RunJudged): VerdictLine {
  if (verdict.kind === "custom")
    return plain(verdict.verdict === "ran" ? "Ran on your input" : VERDICTS[verdict.verdict]);
  const { passed, total, hidden_passed, hidden_total } = verdict;
  const accepted = verdict.verdict === "accepted";
  const tests = verdict.kind === "samples" ? "samples" : "tests";
  return {
    tone: accepted ? "ok" : verdict.verdict === "sandbox_error" ? "warn" : "bad",
    text: `${VERDICTS[verdict.verdict]}: ${passed} of ${total} ${tests} passed`,
    note: hidden_total > 0 ? `Hidden tests: ${hidden_passed} of ${hidden_total} passed` : null,
  };
}

function browserLine(local: LocalRun): VerdictLine {
  const { preview, cases, calls, kind } = local;
  if (typeof preview === "object") return { tone: "bad", text: preview.failed, note: null };
  if (preview !== "done")
    return plain(`Running in this browser: ${cases.length} of ${calls.length} done`);
  if (kind === "custom") return plain("Ran on your input in this browser", UNVERIFIED);
  const passed = cases.filter(isPassed).length;
  const failed = cases.filter(isJudged).length - passed;
  if (passed + failed === calls.length)
    return {
      tone: failed === 0 ? "ok" : "bad",
      text: `${passed} of ${calls.length} samples passed in this browser`,
      note: UNVERIFIED,
    };
  return failed === 0
    ? plain("Ran in this browser, without a verdict", UNJUDGED)
    : {
        tone: "bad",
        text: `${failed} of ${calls.length} samples failed in this browser`,
        note: UNJUDGED,
      };
}

function previewNote(local: LocalRun | null): string | null {
  return local !== null && local.preview !== "off" && local.cases.length > 0
    ? "Showing this browser's preview until the server's result arrives."
    : null;
}

function plain(text: string, note: string | null = null): VerdictLine {
  return { tone: "plain", text, note };
}

/** Everything the run printed, call by call. */
export function printed(run: ShownRun | null): { index: number; text: string }[] {
  const total = run?.server?.total ?? run?.local?.calls.length ?? 0;
  return Array.from({ length: total }, (_, index) => {
    const result = resultOf(run, index);
    const text = [result?.stdout, result?.error].filter(Boolean).join("\n");
    return { index, text };
  }).filter(({ text }) => text !== "");
}

export type HiddenCount = { readonly done: number; readonly passed: number };

/** The hidden tests of a run, as counts. */
export function hiddenCount(run: ShownRun | null): HiddenCount {
  const hidden = run?.server?.cases.filter((found) => found.hidden) ?? [];
  return { done: hidden.length, passed: hidden.filter(({ passed }) => passed).length };
}
