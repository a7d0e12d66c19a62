import { describe, expect, it } from "vitest";
import { runCase, VIEW } from "../../testing/sample-data";
import type { RunJudged, RunView, SessionView } from "../../wire/messages";
import type { LocalRun, PreviewCase } from "./run-desk";
import { isBusy } from "./run-desk";
import { hiddenCount, newestRun, printed, resultOf, verdictLine } from "./run-display";

const preview = (index: number, fields: Partial<PreviewCase> = {}): PreviewCase => ({
  ...{ index, verdict: "accepted", actual: 1, stdout: "", error: null, reason: null, wallMs: 1 },
  ...fields,
});
const local = (fields: Partial<LocalRun> = {}): LocalRun => ({
  ...{ runId: "r", kind: "samples", calls: [[1], [2]], onServer: true, refused: null },
  ...{ preview: "off", cases: [] },
  ...fields,
});
const server = (fields: Partial<RunView> = {}): RunView => ({
  ...{ run_id: "r", kind: "samples", language: "python", revision: 1, total: 2 },
  ...{ queued: null, cases: [], verdict: null },
  ...fields,
});
const judged = (fields: Partial<RunJudged> = {}): RunJudged => ({
  ...{ run_id: "r", kind: "samples", verdict: "accepted", passed: 2, total: 2 },
  ...{ hidden_passed: 0, hidden_total: 0 },
  ...fields,
});
const withRuns = (...runs: RunView[]): SessionView => ({ ...VIEW, runs });

describe("newestRun", () => {
  it("is none before anything ran", () => {
    expect(newestRun(VIEW, { judged: null, custom: null }, "judged")).toBeNull();
  });

  it("is the local run until and after the server knows it", () => {
    const mine = local();
    expect(newestRun(VIEW, { judged: mine, custom: null }, "judged")).toEqual({
      local: mine,
      server: null,
    });
    const known = server();
    expect(newestRun(withRuns(known), { judged: mine, custom: null }, "judged")).toEqual({
      local: mine,
      server: known,
    });
  });

  it("is the server's when a later one came from elsewhere", () => {
    const later = server({ run_id: "later" });
    const found = newestRun(withRuns(server(), later), { judged: local(), custom: null }, "judged");
    expect(found).toEqual({ local: null, server: later });
  });

  it("keeps custom runs apart", () => {
    const custom = server({ run_id: "c", kind: "custom" });
    const view = withRuns(server(), custom);
    expect(newestRun(view, { judged: null, custom: null }, "custom")?.server).toBe(custom);
    expect(newestRun(view, { judged: null, custom: null }, "judged")?.server?.run_id).toBe("r");
  });
});

describe("resultOf", () => {
  it("is the preview until the server's own result arrives", () => {
    const mine = local({ cases: [preview(0)] });
    expect(resultOf({ local: mine, server: null }, 0)?.by).toBe("preview");
    const known = server({ cases: [runCase({ index: 0, passed: false, verdict: "time_limit" })] });
    expect(resultOf({ local: mine, server: known }, 0)).toMatchObject({
      by: "server",
      verdict: "time_limit",
    });
  });

  it("drops the preview once the server has judged", () => {
    const mine = local({ cases: [preview(0)] });
    const known = server({ verdict: judged({ verdict: "compile_error", passed: 0 }) });
    expect(resultOf({ local: mine, server: known }, 0)).toBeNull();
  });

  it("never takes a hidden case for a sample", () => {
    const known = server({ cases: [runCase({ index: 0, hidden: true })] });
    expect(resultOf({ local: null, server: known }, 0)).toBeNull();
  });
});

describe("verdictLine", () => {
  it.each([
    ["nothing", null, "plain", "Not run yet", null],
    ["sent", { local: local(), server: null }, "plain", "Sent to the server", null],
    [
      "refused",
      { local: local({ refused: "No sandbox." }), server: null },
      "bad",
      "No sandbox.",
      null,
    ],
    [
      "waiting for a box",
      { local: null, server: server({ queued: 3 }) },
      "plain",
      "Waiting for a sandbox: place 3 in the queue",
      null,
    ],
    ["running", { local: null, server: server() }, "plain", "Running: 0 of 2 done", null],
    [
      "accepted",
      { local: null, server: server({ verdict: judged() }) },
      "ok",
      "Accepted: 2 of 2 samples passed",
      null,
    ],
    [
      "a submit",
      {
        local: null,
        server: server({
          verdict: judged({
            kind: "submit",
            verdict: "wrong_answer",
            ...{ passed: 3, total: 7, hidden_passed: 2, hidden_total: 5 },
          }),
        }),
      },
      "bad",
      "Wrong answer: 3 of 7 tests passed",
      "Hidden tests: 2 of 5 passed",
    ],
    [
      "a failed sandbox",
      { local: null, server: server({ verdict: judged({ verdict: "sandbox_error", passed: 0 }) }) },
      "warn",
      "Sandbox failure: 0 of 2 samples passed",
      null,
    ],
  ] as const)("of %s", (_, run, tone, text, note) => {
    expect(verdictLine(run)).toEqual({ tone, text, note });
  });

  it("calls a browser's own result unverified", () => {
    const mine = local({ onServer: false, preview: "done", cases: [preview(0), preview(1)] });
    expect(verdictLine({ local: mine, server: null })).toEqual({
      tone: "ok",
      text: "2 of 2 samples passed in this browser",
      note: expect.stringContaining("unverified"),
    });
  });
});

it("says that only the server can judge the answers to some questions", () => {
  const ran = [preview(0, { verdict: "ran" }), preview(1, { verdict: "ran" })];
  const mine = local({ onServer: false, preview: "done", cases: ran });
  expect(verdictLine({ local: mine, server: null })).toEqual({
    tone: "plain",
    text: "Ran in this browser, without a verdict",
    note: expect.stringContaining("Only the server sandbox can judge"),
  });
  const crashed = [preview(0, { verdict: "ran" }), preview(1, { verdict: "runtime_error" })];
  const line = verdictLine({ local: { ...mine, cases: crashed }, server: null });
  expect(line).toMatchObject({ tone: "bad", text: "1 of 2 samples failed in this browser" });
});

it("shows a call's own arguments with its result", () => {
  const mine = local({ kind: "custom", calls: [[7]], cases: [preview(0, { verdict: "ran" })] });
  expect(resultOf({ local: mine, server: null }, 0)?.args).toEqual([7]);
  const known = server({ kind: "custom", cases: [runCase({ args: [8] })] });
  expect(resultOf({ local: mine, server: known }, 0)?.args).toEqual([8]);
});

it("counts hidden cases without showing them", () => {
  const cases = [
    runCase({ index: 2, hidden: true }),
    runCase({ index: 3, hidden: true, passed: false }),
  ];
  const run = { local: null, server: server({ cases }) };
  expect(hiddenCount(run)).toEqual({ done: 2, passed: 1 });
  expect(printed(run)).toEqual([]);
});

it("is busy until the run is judged or refused", () => {
  const runs = (run: LocalRun) => ({ judged: run, custom: null });
  expect(isBusy(VIEW, runs(local()))).toBe(true);
  expect(isBusy(VIEW, runs(local({ refused: "no" })))).toBe(false);
  expect(isBusy(withRuns(server({ verdict: judged() })), runs(local()))).toBe(false);
  expect(isBusy(VIEW, runs(local({ onServer: false, preview: "running" })))).toBe(true);
  expect(isBusy(VIEW, runs(local({ onServer: false, preview: "done" })))).toBe(false);
});
