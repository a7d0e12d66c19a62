/**
 * The app against a scripted server, for looking at states that are hard to reach.
 *
 * `npm run dev`, then `/fixture.html?scene=` followed by the name of a scene. Not part of the build.
 */
import { createRoot } from "react-dom/client";
import "../app/global.css";
import { App } from "../app/app";
import { applyStoredTheme } from "../app/theme";
import { ApiError } from "../wire/api";
import type { RunJudged, SessionView } from "../wire/messages";
import { FakeApi, fakePorts } from "./fake-ports";
import type { FakeSocket } from "./fake-socket";
import { LOBBY, message, REPORT, runCase, SESSION_ID, sessionState, VIEW } from "./sample-data";

type Scene = {
  readonly path: string;
  readonly api?: FakeApi;
  readonly view?: Partial<SessionView>;
  readonly script?: (socket: FakeSocket) => void;
};

const TALK =
  "Good start. Before you code, how would you approach it, and what would it cost in time and space?";

const SCENES: { readonly [name: string]: Scene } = {
  lobby: { path: "/" },
  "lobby-browser": {
    path: "/",
    api: new FakeApi({ ...LOBBY, sandbox: "browser", sandbox_reason: "Docker is not running." }),
  },
  room: { path: "/interview", script: talk },
  submitted: { path: "/interview", view: submitted() },
  browser: { path: "/interview", view: { sandbox: "browser", sandbox_reason: "No Docker here." } },
  reconnecting: { path: "/interview", script: (socket) => socket.drop(1006) },
  replaced: { path: "/interview", script: (socket) => socket.drop(4409) },
  failed: { path: "/interview", script: (socket) => socket.drop(4403) },
  report: { path: "/report" },
  "report-waiting": {
    path: "/report",
    api: new FakeApi(LOBBY, [new ApiError("report_not_ready", 404, "Not yet.")]),
  },
  "report-failed": {
    path: "/report",
    api: new FakeApi(LOBBY, [new ApiError("unauthenticated", 401, "No.")]),
  },
  "report-unverified": {
    path: "/report",
    api: new FakeApi(LOBBY, [{ ...REPORT, verified: false, rubric: [], runs: [], summary: [] }]),
  },
};

function talk(socket: FakeSocket): void {
  const stream_id = "s-1";
  socket.deliver(
    message(1, {
      type: "INTERVIEWER_STREAM_START",
      payload: { stream_id, act: "ask_approach", subject: null, in_reply_to: null },
    }),
  );
  const words = TALK.split(/(?<= )/);
  words.slice(0, -3).forEach((text, index) => {
    socket.deliver(
      message(2 + index, { type: "INTERVIEWER_STREAM_DELTA", payload: { stream_id, text } }),
    );
  });
}

function submitted(): Partial<SessionView> {
  const cases = [
    runCase({ index: 0, actual: [1, 2], stdout: "looking at 3\n" }),
    runCase({
      ...{ index: 1, passed: false, verdict: "runtime_error" },
      error: 'Traceback:\n  line 4, in solution\nKeyError: "missing"',
    }),
    ...[2, 3, 4, 5, 6].map((index) => runCase({ index, hidden: true, passed: index < 5 })),
  ];
  const verdict: RunJudged = {
    run_id: "r",
    kind: "submit",
    verdict: "runtime_error",
    passed: 4,
    total: 7,
    hidden_passed: 3,
    hidden_total: 5,
  };
  const run = { run_id: "r", kind: "submit", language: "python", revision: 3, total: 7 } as const;
  return {
    phase: "test",
    runs: [{ ...run, queued: null, cases, verdict }],
    hints: [{ rung: 1, cost: 2, text: "What do you want to look up quickly?" }],
    nudges: [
      { nudge_id: "a", priority: 1, text: "You have not tested an empty list yet.", evidence: [] },
      { nudge_id: "b", priority: 3, text: "Say the cost out loud before you type.", evidence: [] },
    ],
  };
}

function play({ path, api, view, script }: Scene): void {
  const { ports, sockets } = fakePorts(api);
  const started = Date.now();
  if (path !== "/")
    ports.saved.save({
      ...{ sessionId: SESSION_ID, token: "token", title: "Two Sum" },
      ...{ expiresAtMs: started + 3_600_000, startedAtMs: started },
    });
  const openSocket = (socketPath: string): FakeSocket => {
    const socket = sockets.open(socketPath);
    const live = { started_at_ms: started, ends_at_ms: started + 1_884_000 };
    queueMicrotask(() => {
      if (sockets.count() > 1) return;
      socket.open();
      socket.deliver({ ...sessionState({ ...VIEW, ...live, ...view }), ts_ms: started });
      script?.(socket);
    });
    return socket;
  };
  window.history.replaceState(null, "", path === "/" ? "/" : `${path}/${SESSION_ID}`);
  const root = document.getElementById("root");
  if (root !== null) createRoot(root).render(<App ports={{ ...ports, openSocket }} />);
}

applyStoredTheme();
const wanted = new URLSearchParams(location.search).get("scene") ?? "room";
const scene = SCENES[wanted];
if (scene === undefined) document.body.textContent = `Scenes: ${Object.keys(SCENES).join(", ")}`;
else play(scene);
