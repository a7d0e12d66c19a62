/** Values of the protocol for tests and the fixture. */
import type {
  LobbyView,
  QuestionView,
  Report,
  RunCase,
  ServerMessage,
  SessionView,
} from "../wire/messages";

export const SESSION_ID = "5d0d6a4e-0c39-4b5f-9d6d-1f2f3a4b5c6d";
export const EPOCH = "epoch-1";
export const STARTED_AT_MS = 1_790_000_000_000;

export const QUESTION: QuestionView = {
  id: "q-1",
  slug: "two-sum",
  version: 1,
  title: "Two Sum",
  difficulty: "medium",
  topics: ["arrays"],
  statement:
    "Given `nums` and `target`, return the indices of two numbers that add up to `target`.\n\n- Each input has exactly one answer.\n- <b>No</b> element is used twice.",
  kind: "function",
  entry: "solution",
  params: [
    { name: "nums", type: "list<int>" },
    { name: "target", type: "int" },
  ],
  returns: "list<int>",
  methods: [],
  samples: [
    { name: "first", args: [[3, 2, 4], 6], expected: [1, 2], explain: "2 + 4 is 6." },
    { name: "pair", args: [[3, 3], 6], expected: [0, 1], explain: null },
  ],
  hidden_total: 5,
  starters: {
    python: "def solution(nums, target):\n    return []\n",
    javascript: "function solution(nums, target) {\n  return [];\n}\n",
  },
  checker: { kind: "exact" },
  hints_total: 3,
};

export const CLASS_QUESTION: QuestionView = {
  ...QUESTION,
  title: "Ring",
  statement: "Build a `Ring` that keeps the newest numbers.",
  kind: "class",
  entry: "Ring",
  params: [{ name: "max_size", type: "int" }],
  returns: "void",
  methods: [
    { name: "push", params: [{ name: "value", type: "int" }], returns: "bool" },
    { name: "drop_oldest", params: [], returns: "optional<int>" },
    { name: "clear", params: [], returns: "void" },
  ],
  samples: [
    {
      name: "full",
      args: [
        ["Ring", [1]],
        ["push", [4]],
        ["drop_oldest", []],
        ["clear", []],
      ],
      expected: [null, true, 4, null],
      explain: null,
    },
  ],
  checker: { kind: "calls" },
};

/** Removes what stands twice from a sorted tape, in place, and returns how many are left. */
export const IN_PLACE_QUESTION: QuestionView = {
  ...QUESTION,
  title: "Tape",
  statement: "Keep every number of the tape once.",
  params: [{ name: "old_tape", type: "list<int>" }],
  returns: "int",
  samples: [{ name: "twice", args: [[5, 5, 7]], expected: [2, [5, 7]], explain: null }],
  checker: { kind: "in_place", param: "old_tape", prefix: true, any_order: false },
};

export const VIEW: SessionView = {
  status: "live",
  company_mode: "general",
  company_title: "General",
  interviewer: "Alex",
  sandbox: "docker",
  sandbox_reason: null,
  minutes: 45,
  started_at_ms: STARTED_AT_MS,
  ends_at_ms: STARTED_AT_MS + 45 * 60_000,
  paused_at_ms: null,
  phase: "clarify",
  question: QUESTION,
  language: "python",
  code: QUESTION.starters["python"] ?? "",
  revision: 0,
  turns: [],
  runs: [],
  claims: [],
  nudges: [],
  hints: [],
  report_ready: false,
};

export const LOBBY: LobbyView = {
  modes: [
    {
      slug: "general",
      title: "General",
      minutes: 45,
      summary: "One problem, four equally treated dimensions.",
      disclaimer: "Style inspired by publicly described formats; not affiliated.",
      difficulties: ["easy", "medium", "hard"],
      topics: ["arrays-hashing", "trees"],
    },
    {
      slug: "brisk",
      title: "Brisk",
      minutes: 30,
      summary: "A short one.",
      disclaimer: "Not affiliated with anybody.",
      difficulties: ["hard"],
      topics: ["trees"],
    },
  ],
  languages: ["python", "javascript"],
  sandbox: "docker",
  sandbox_reason: null,
  model: null,
};

/** A server message without its envelope. */
export type Unplaced = {
  [T in ServerMessage["type"]]: Pick<Extract<ServerMessage, { type: T }>, "type" | "payload">;
}[ServerMessage["type"]];

/** A message of the log at `seq`, or one beside the log when `seq` is null. */
export function message(
  seq: number | null,
  unplaced: Unplaced,
  tsMs = STARTED_AT_MS,
): ServerMessage {
  const epoch = seq === null ? null : EPOCH;
  return { v: 1, ts_ms: tsMs, session_id: SESSION_ID, seq, epoch, ...unplaced };
}

export function sessionState(view: SessionView | null, headSeq = 0, epoch = EPOCH): ServerMessage {
  const payload = { epoch, head_seq: headSeq, resumed: view === null, view };
  return message(null, { type: "SESSION_STATE", payload });
}

export function ack(id: string, durable = true): ServerMessage {
  return message(null, { type: "ACK", payload: { id, at_seq: null, dup: false, durable } });
}

export function runCase(fields: Partial<RunCase>): RunCase {
  return {
    ...{ run_id: "r", index: 0, hidden: false, verdict: "accepted", passed: true, name: null },
    ...{ args: null, expected: null, actual: null, stdout: null, error: null, reason: null },
    ...{ wall_ms: 1, cpu_ms: 1 },
    ...fields,
  };
}

const VERDICT = {
  run_id: "run-2",
  kind: "submit",
  verdict: "accepted",
  passed: 7,
  total: 7,
  hidden_passed: 5,
  hidden_total: 5,
} as const;

export const REPORT: Report = {
  session_id: SESSION_ID,
  question_title: "Two Sum",
  difficulty: "medium",
  company_mode: "general",
  candidate_name: "Sam",
  language: "python",
  started_at_ms: STARTED_AT_MS,
  ended_at_ms: STARTED_AT_MS + 1_800_000,
  end_reason: "candidate",
  verified: true,
  summary: [
    {
      text: "Named the cost before coding.",
      polarity: "strength",
      evidence: [{ seq: 12, ts_ms: STARTED_AT_MS + 60_000, quote: "linear time" }],
    },
    {
      text: "All hidden tests pass.",
      polarity: "fact",
      evidence: [
        {
          seq: 31,
          ts_ms: STARTED_AT_MS + 900_000,
          quote: "submit: accepted, 7 of 7 passed, 5 of 5 hidden",
        },
      ],
    },
  ],
  rubric: [
    { dimension: "problem_solving", level: 3, basis: "A plan came before the code.", claims: [] },
    { dimension: "coding", level: 4, basis: "All tests pass.", claims: [] },
    { dimension: "verification", level: null, basis: "No own case was named.", claims: [] },
    { dimension: "communication", level: 2, basis: "Long silences.", claims: [] },
  ],
  phases: [
    {
      phase: "clarify",
      started_at_ms: STARTED_AT_MS,
      duration_ms: 95_000,
      utterances: 2,
      code_revisions: 0,
      runs: 0,
      claims: [],
    },
  ],
  runs: [
    {
      seq: 20,
      judged_seq: 31,
      ts_ms: STARTED_AT_MS + 880_000,
      language: "python",
      revision: 3,
      result: VERDICT,
    },
  ],
  hints: [],
  nudges: 2,
  transcript: [
    {
      seq: 3,
      ts_ms: STARTED_AT_MS + 1_000,
      phase: "intro",
      speaker: "interviewer",
      text: "Hello.",
      cut: false,
    },
    {
      seq: 12,
      ts_ms: STARTED_AT_MS + 60_000,
      phase: "approach",
      speaker: "candidate",
      text: "A map gives linear time and linear space.",
      cut: false,
    },
  ],
  final_code: "def solution(nums, target):\n    return [0, 1]\n",
  notice: "One interview is a noisy measurement.",
};
