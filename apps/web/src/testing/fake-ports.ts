/** Ports that lead nowhere: a test decides what the server answers. */
import type { Ports } from "../session/ports";
import { PractisedQuestions } from "../session/practised-questions";
import { PreviewSandbox } from "../session/preview-sandbox";
import { SavedSessions } from "../session/saved-sessions";
import type { Api } from "../wire/api";
import { ApiError } from "../wire/api";
import type { LobbyView, Report } from "../wire/messages";
import { FakeSandbox } from "./fake-sandbox";
import { FakeSocket } from "./fake-socket";
import { LOBBY, QUESTION, REPORT, SESSION_ID } from "./sample-data";

export class FakeApi implements Api {
  ended = 0;
  standing: "waiting" | "live" | "ended" = "live";
  readonly created: unknown[] = [];
  /** What `createSession` throws, if anything. */
  startRefusal: ApiError | null = null;
  private tickets = 0;
  private ticketRefusal: ApiError | null = null;

  constructor(
    private readonly offers: LobbyView = LOBBY,
    /** Answers of `report`, one a call; the last one stays. */
    readonly reports: (Report | ApiError)[] = [REPORT],
  ) {}

  refuseTickets(status: number, code: string): void {
    this.ticketRefusal = new ApiError(code, status, "Refused.");
  }

  readonly lobby: Api["lobby"] = async () => this.offers;
  readonly pickQuestion: Api["pickQuestion"] = async () => QUESTION;
  readonly createSession: Api["createSession"] = async (request) => {
    this.created.push(request);
    if (this.startRefusal !== null) throw this.startRefusal;
    return {
      session_id: SESSION_ID,
      token: "token",
      expires_at_ms: Date.now() + 60_000,
      ws_path: "/ws",
      question: QUESTION,
    };
  };
  readonly ticket: Api["ticket"] = async () => {
    if (this.ticketRefusal !== null) throw this.ticketRefusal;
    this.tickets += 1;
    return { ticket: `ticket-${this.tickets}`, expires_at_ms: 0 };
  };
  readonly status: Api["status"] = async (sessionId) => ({
    session_id: sessionId,
    status: this.standing,
    report_ready: false,
  });
  readonly end: Api["end"] = async (sessionId) => {
    this.ended += 1;
    return { session_id: sessionId, status: "ended", report_ready: false };
  };
  readonly report: Api["report"] = async () => {
    const answer = this.reports.length > 1 ? this.reports.shift() : this.reports[0];
    if (answer === undefined || answer instanceof ApiError)
      throw answer ?? new ApiError("unknown_session", 404, "Unknown.");
    return answer;
  };
  readonly transcript: Api["transcript"] = async () => new Blob(["transcript"]);
}

export class FakeSockets {
  private readonly opened: FakeSocket[] = [];

  readonly open = (path: string): FakeSocket => {
    const socket = new FakeSocket(path);
    this.opened.push(socket);
    return socket;
  };

  last(): FakeSocket {
    const socket = this.opened.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    return socket;
  }

  count(): number {
    return this.opened.length;
  }
}

type FakePorts = {
  readonly ports: Ports;
  readonly sockets: FakeSockets;
  readonly api: FakeApi;
  readonly sandbox: FakeSandbox;
};

export function fakePorts(api = new FakeApi()): FakePorts {
  const sockets = new FakeSockets();
  const sandbox = new FakeSandbox();
  const ports: Ports = {
    api,
    openSocket: sockets.open,
    saved: new SavedSessions(localStorage, Date.now),
    practised: new PractisedQuestions(localStorage),
    drafts: localStorage,
    unsent: sessionStorage,
    sandbox: new PreviewSandbox(async () => sandbox),
  };
  return { ports, sockets, api, sandbox };
}
