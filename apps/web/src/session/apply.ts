/** The session reducer: every server fact reaches the page through here. */
import type { RunCase, RunView, ServerMessage, SessionView, TurnView } from "../wire/messages";
import { assertNever } from "./assert-never";
import type { RoomState } from "./room-state";

/** The room after `message`, which must be the next one by `placement`. */
export function apply(room: RoomState, message: ServerMessage): RoomState {
  const { seq } = message;
  const at = typeof seq === "number" ? { ...room, headSeq: seq } : room;
  switch (message.type) {
    case "SESSION_STATE":
      return message.payload.view === null
        ? { ...room, epoch: message.payload.epoch }
        : {
            epoch: message.payload.epoch,
            headSeq: message.payload.head_seq,
            interview: message.payload.view,
            refusal: null,
          };
    case "ERROR":
      return { ...at, refusal: message.payload };
    case "ACK":
    case "DRAIN":
      return at;
    default:
      return at.interview === null
        ? at
        : { ...at, interview: applyFact(at.interview, message, seq ?? at.headSeq) };
  }
}

type Fact = Exclude<ServerMessage, { type: "SESSION_STATE" | "ERROR" | "ACK" | "DRAIN" }>;

function applyFact(view: SessionView, fact: Fact, seq: number): SessionView {
  switch (fact.type) {
    case "TIMER": {
      const { started_at_ms, ends_at_ms } = fact.payload;
      return { ...view, status: "live", started_at_ms, ends_at_ms };
    }
    case "PAUSED":
      return { ...view, paused_at_ms: fact.ts_ms };
    case "RESUMED":
      return { ...view, paused_at_ms: null, ends_at_ms: fact.payload.ends_at_ms };
    case "PHASE_CHANGE":
      return { ...view, phase: fact.payload.phase };
    case "CODE_SAVED":
      return { ...view, revision: fact.payload.revision, language: fact.payload.language };
    case "COACH_NUDGE":
      return { ...view, nudges: [...view.nudges, fact.payload] };
    case "HINT":
      return { ...view, hints: [...view.hints, fact.payload] };
    case "RUN_CLAIMED":
      return { ...view, claims: [...view.claims, fact.payload] };
    case "SESSION_ENDED":
      return { ...view, status: "ended" };
    case "REPORT_READY":
      return { ...view, report_ready: true };
    case "RUN_STARTED":
    case "RUN_QUEUED":
    case "RUN_CASE":
    case "RUN_VERDICT":
      return { ...view, runs: applyRun(view.runs, fact) };
    case "TRANSCRIPT_ENTRY":
    case "INTERVIEWER_STREAM_START":
    case "INTERVIEWER_STREAM_DELTA":
    case "INTERVIEWER_STREAM_END":
      return { ...view, turns: applyTurn(view.turns, fact, seq) };
    default:
      return assertNever(fact);
  }
}

type RunFact = Extract<Fact, { type: "RUN_STARTED" | "RUN_QUEUED" | "RUN_CASE" | "RUN_VERDICT" }>;

function applyRun(runs: RunView[], fact: RunFact): RunView[] {
  switch (fact.type) {
    case "RUN_STARTED": {
      const { run_id, kind, language, revision, total } = fact.payload;
      const nothing = { queued: null, cases: [], verdict: null };
      return [...runs, { run_id, kind, language, revision, total, ...nothing }];
    }
    case "RUN_QUEUED":
      return changed(runs, fact.payload.run_id, (run) => ({
        ...run,
        queued: fact.payload.position,
      }));
    case "RUN_CASE":
      return changed(runs, fact.payload.run_id, (run) => ({
        ...run,
        queued: null,
        cases: withCase(run.cases, fact.payload),
      }));
    case "RUN_VERDICT":
      return changed(runs, fact.payload.run_id, (run) => ({
        ...run,
        queued: null,
        verdict: fact.payload,
      }));
    default:
      return assertNever(fact);
  }
}

function changed(runs: RunView[], runId: string, change: (run: RunView) => RunView): RunView[] {
  return runs.map((run) => (run.run_id === runId ? change(run) : run));
}

function withCase(cases: RunCase[], next: RunCase): RunCase[] {
  return [...cases.filter(({ index }) => index !== next.index), next];
}

type TurnFact = Extract<
  Fact,
  {
    type:
      | "TRANSCRIPT_ENTRY"
      | "INTERVIEWER_STREAM_START"
      | "INTERVIEWER_STREAM_DELTA"
      | "INTERVIEWER_STREAM_END";
  }
>;

function applyTurn(turns: TurnView[], fact: TurnFact, seq: number): TurnView[] {
  switch (fact.type) {
    case "TRANSCRIPT_ENTRY":
      return [...turns, candidateTurn(fact, seq)];
    case "INTERVIEWER_STREAM_START":
      return [...turns, interviewerTurn(fact, seq)];
    case "INTERVIEWER_STREAM_DELTA":
      return changedTurn(turns, fact.payload.stream_id, (turn) => ({
        ...turn,
        text: turn.text + fact.payload.text,
      }));
    case "INTERVIEWER_STREAM_END":
      return changedTurn(turns, fact.payload.stream_id, (turn) => ({
        ...turn,
        text: fact.payload.text,
        source: fact.payload.wording,
        open: false,
        cut: fact.payload.reason !== "done",
      }));
    default:
      return assertNever(fact);
  }
}

function changedTurn(
  turns: TurnView[],
  streamId: string,
  change: (turn: TurnView) => TurnView,
): TurnView[] {
  return turns.map((turn) => (turn.stream_id === streamId && turn.open ? change(turn) : turn));
}

function candidateTurn(
  fact: Extract<TurnFact, { type: "TRANSCRIPT_ENTRY" }>,
  seq: number,
): TurnView {
  const { text, source } = fact.payload;
  return {
    ...{ seq, ts_ms: fact.ts_ms, speaker: "candidate", text, source },
    ...{ act: null, stream_id: null, open: false, cut: false },
  };
}

function interviewerTurn(
  fact: Extract<TurnFact, { type: "INTERVIEWER_STREAM_START" }>,
  seq: number,
): TurnView {
  const { stream_id, act } = fact.payload;
  return {
    ...{ seq, ts_ms: fact.ts_ms, speaker: "interviewer", text: "", source: "template" },
    ...{ act, stream_id, open: true, cut: false },
  };
}
