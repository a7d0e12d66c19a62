import { describe, expect, it } from "vitest";
import type { Unplaced } from "../testing/sample-data";
import { EPOCH, message, runCase, STARTED_AT_MS, sessionState, VIEW } from "../testing/sample-data";
import type { RunJudged, ServerMessage, SessionView } from "../wire/messages";
import { apply } from "./apply";
import { EMPTY_ROOM, placement } from "./room-state";

const ROOM = apply(EMPTY_ROOM, sessionState(VIEW, 4));

/** The view after the messages, which get the next log positions. */
function after(...unplaced: Unplaced[]): SessionView | null {
  const room = unplaced.reduce(
    (state, each) => apply(state, message(state.headSeq + 1, each)),
    ROOM,
  );
  expect(room.headSeq).toBe(4 + unplaced.length);
  return room.interview;
}

const START = {
  type: "INTERVIEWER_STREAM_START",
  payload: { stream_id: "s", act: "greet", subject: null, in_reply_to: null },
} as const;
const delta = (text: string) =>
  ({ type: "INTERVIEWER_STREAM_DELTA", payload: { stream_id: "s", text } }) as const;
const end = (reason: "done" | "barge_in", text: string) =>
  ({
    type: "INTERVIEWER_STREAM_END",
    payload: { stream_id: "s", reason, text, wording: "model" },
  }) as const;
const RUN: Unplaced = {
  type: "RUN_STARTED",
  payload: {
    run_id: "r",
    kind: "samples",
    language: "python",
    revision: 1,
    total: 2,
    custom_args: null,
  },
};
const JUDGED: RunJudged = {
  run_id: "r",
  kind: "samples",
  verdict: "accepted",
  passed: 2,
  total: 2,
  hidden_passed: 0,
  hidden_total: 0,
};

describe("apply", () => {
  it("replaces everything by a view, and keeps everything without one", () => {
    expect(ROOM).toMatchObject({ epoch: EPOCH, headSeq: 4, interview: VIEW });
    const resumed = apply(ROOM, sessionState(null, 9));
    expect(resumed).toMatchObject({ headSeq: 4, interview: VIEW });
  });

  it.each<[string, Unplaced, Partial<SessionView>]>([
    [
      "starts the countdown",
      { type: "TIMER", payload: { started_at_ms: 1, ends_at_ms: 2 } },
      { status: "live", started_at_ms: 1, ends_at_ms: 2 },
    ],
    [
      "stands still",
      { type: "PAUSED", payload: { reason: "storage_away" } },
      { paused_at_ms: STARTED_AT_MS },
    ],
    [
      "goes on, to end later",
      { type: "RESUMED", payload: { ends_at_ms: 9 } },
      { paused_at_ms: null, ends_at_ms: 9 },
    ],
    [
      "changes the phase",
      { type: "PHASE_CHANGE", payload: { previous: "clarify", phase: "code", reason: "typed" } },
      { phase: "code" },
    ],
    [
      "counts revisions",
      { type: "CODE_SAVED", payload: { revision: 7, language: "javascript", bytes: 3 } },
      { revision: 7, language: "javascript", code: VIEW.code },
    ],
    ["ends", { type: "SESSION_ENDED", payload: { reason: "timer" } }, { status: "ended" }],
    ["has a report", { type: "REPORT_READY", payload: { path: "/x" } }, { report_ready: true }],
  ])("%s", (_, unplaced, expected) => {
    expect(after(unplaced)).toMatchObject(expected);
  });

  it("collects nudges, hints and claims", () => {
    const nudge = { nudge_id: "n", priority: 2, text: "Test it.", evidence: [] } as const;
    const hint = { rung: 1, cost: 2, text: "Think of a map." };
    const claim = { run_id: "r", passed: 1, total: 2, language: "python" } as const;
    const view = after(
      { type: "COACH_NUDGE", payload: { ...nudge, evidence: [] } },
      { type: "HINT", payload: hint },
      { type: "RUN_CLAIMED", payload: claim },
    );
    expect(view).toMatchObject({ nudges: [nudge], hints: [hint], claims: [claim] });
  });

  it("keeps what the candidate said", () => {
    const view = after({ type: "TRANSCRIPT_ENTRY", payload: { text: "Hi", source: "typed" } });
    expect(view?.turns).toMatchObject([
      { seq: 5, ts_ms: STARTED_AT_MS, speaker: "candidate", text: "Hi", open: false },
    ]);
  });

  it("grows a stream word by word", () => {
    expect(after(START, delta("Good "), delta("day"))?.turns).toMatchObject([
      { speaker: "interviewer", text: "Good day", open: true, act: "greet" },
    ]);
  });

  it("closes a stream with the text that stands in the log", () => {
    expect(after(START, delta("Goo"), end("done", "Good day."))?.turns).toMatchObject([
      { text: "Good day.", open: false, cut: false, source: "model" },
    ]);
  });

  it("marks an interrupted stream, and drops deltas of a closed one", () => {
    const view = after(START, delta("Good day"), end("barge_in", "Good"), delta(" late"));
    expect(view?.turns).toMatchObject([{ text: "Good", open: false, cut: true }]);
  });

  it("builds a run case by case", () => {
    const view = after(
      RUN,
      { type: "RUN_CASE", payload: runCase({ index: 1, passed: false }) },
      { type: "RUN_CASE", payload: runCase({ index: 0 }) },
      { type: "RUN_CASE", payload: runCase({ index: 1 }) },
      { type: "RUN_CASE", payload: runCase({ run_id: "other" }) },
      { type: "RUN_VERDICT", payload: JUDGED },
    );
    expect(view?.runs).toMatchObject([{ run_id: "r", total: 2, verdict: JUDGED }]);
    expect(view?.runs[0]?.cases.map(({ index, passed }) => [index, passed])).toEqual([
      [0, true],
      [1, true],
    ]);
  });

  it("remembers the last refusal, beside the log", () => {
    const payload = { code: "not_allowed_now", message: "Not now.", retryable: false };
    const room = apply(
      ROOM,
      message(null, { type: "ERROR", payload: { ...NO_FIELD, ...payload } }),
    );
    expect(room).toMatchObject({ headSeq: 4, refusal: payload });
  });

  it("survives facts that come before any view", () => {
    expect(apply(EMPTY_ROOM, message(1, START))).toMatchObject({ headSeq: 1, interview: null });
  });
});

const NO_FIELD = { field: null, expected: null, ref_id: null };

describe("placement", () => {
  const at = (seq: number | null): ServerMessage => message(seq, START);

  it.each([
    [null, "next"],
    [3, "duplicate"],
    [4, "duplicate"],
    [5, "next"],
    [6, "gap"],
  ] as const)("of seq %j after 4 is %s", (seq, expected) => {
    expect(placement(ROOM, at(seq))).toBe(expected);
  });

  it("is a gap when the log's life changed", () => {
    expect(placement({ ...ROOM, epoch: "older" }, at(5))).toBe("gap");
  });
});
