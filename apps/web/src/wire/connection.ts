/** One live socket at a time: ticket, greeting, resume after a drop, giving up. */
import { ApiError, isFinal } from "./api";
import { afterClose, backoffMs } from "./close-codes";
import { decodeServerMessage } from "./decode";
import type { ClientMessage, ServerMessage, TicketView } from "./messages";
import { envelope } from "./messages";

export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "reconnecting" }
  | { readonly kind: "replaced" }
  | { readonly kind: "over" }
  | { readonly kind: "failed"; readonly reason: string };

/** What a browser's WebSocket offers and a test's FakeSocket imitates. */
export interface Socket {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(): void;
}

/** How far this client has read; `epoch` null asks for everything. */
export type Position = { readonly epoch: string | null; readonly lastSeq: number };

export type ConnectionPorts = {
  readonly sessionId: string;
  readonly openSocket: (path: string) => Socket;
  readonly fetchTicket: () => Promise<TicketView>;
  readonly position: () => Position;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly random: () => number;
};

const ANSWER_WITHIN_MS = 10_000;
const MAX_ATTEMPTS = 30;
const NO_ANSWER = 1006;

export class Connection {
  private socket: Socket | null = null;
  private state: ConnectionState = { kind: "connecting" };
  /** Counts sockets, so that a late event of an abandoned one is recognised. */
  private generation = 0;
  private attempts = 0;
  private ticketWasRefused = false;
  private drainMs: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ports: ConnectionPorts) {}

  /** Connects, at once and whatever went wrong before. */
  start(): void {
    this.attempts = 0;
    this.ticketWasRefused = false;
    this.abandon();
    this.enter({ kind: "connecting" });
    void this.connect();
  }

  /** Drops a socket that is open but of no use, and resumes from `position`. */
  resume(): void {
    this.abandon();
    this.closed(NO_ANSWER);
  }

  stop(): void {
    this.abandon();
  }

  /** Sends if the session is live; what must not get lost goes through the outbox. */
  send(message: ClientMessage): void {
    if (this.isLive()) this.socket?.send(JSON.stringify(message));
  }

  isLive(): boolean {
    return this.state.kind === "live";
  }

  private async connect(): Promise<void> {
    const generation = ++this.generation;
    const ticket = await this.ports.fetchTicket().catch((error: unknown) => {
      if (generation === this.generation) this.ticketFailed(error);
      return null;
    });
    if (ticket === null || generation !== this.generation) return;
    const socket = this.ports.openSocket(`/ws?session_id=${this.ports.sessionId}`);
    this.socket = socket;
    const ours =
      <E>(handle: (event: E) => void) =>
      (event: E): void => {
        if (generation === this.generation) handle(event);
      };
    socket.onopen = ours(() => this.greet(socket, ticket.ticket));
    socket.onmessage = ours(({ data }) => this.received(data));
    socket.onclose = ours(({ code }) => this.closed(code));
    this.timer = setTimeout(() => this.resume(), ANSWER_WITHIN_MS);
  }

  private greet(socket: Socket, ticket: string): void {
    const { epoch, lastSeq } = this.ports.position();
    const payload = { ticket, epoch, last_seq: lastSeq };
    const ready = envelope(
      { type: "CLIENT_READY", payload },
      this.ports.sessionId,
      null,
      Date.now(),
    );
    socket.send(JSON.stringify(ready));
  }

  private received(data: unknown): void {
    const message = decodeServerMessage(data);
    if (message === null) return;
    if (message.type === "DRAIN") this.drainMs = message.payload.reconnect_after_ms;
    const generation = this.generation;
    this.ports.onMessage(message);
    if (message.type !== "SESSION_STATE" || generation !== this.generation) return;
    clearTimeout(this.timer);
    this.attempts = 0;
    this.ticketWasRefused = false;
    this.enter({ kind: "live" });
  }

  private ticketFailed(error: unknown): void {
    if (error instanceof ApiError && error.code === "session_over") this.enter({ kind: "over" });
    else if (error instanceof ApiError && isFinal(error))
      this.enter({ kind: "failed", reason: error.message });
    else this.closed(NO_ANSWER);
  }

  private closed(code: number): void {
    this.abandon();
    const decision = afterClose(code, this.ticketWasRefused);
    switch (decision.kind) {
      case "replaced":
      case "over":
        this.enter(decision);
        break;
      case "give-up":
        this.enter({ kind: "failed", reason: decision.reason });
        break;
      case "renew-ticket":
        this.ticketWasRefused = true;
        this.enter({ kind: "reconnecting" });
        void this.connect();
        break;
      case "retry":
        this.retryLater();
        break;
    }
  }

  private retryLater(): void {
    if (this.attempts >= MAX_ATTEMPTS) {
      this.enter({ kind: "failed", reason: "The server has not answered for minutes." });
      return;
    }
    const delayMs = this.drainMs ?? backoffMs(this.attempts, this.ports.random());
    this.drainMs = null;
    this.attempts += 1;
    this.enter({ kind: "reconnecting" });
    this.timer = setTimeout(() => void this.connect(), delayMs);
  }

  private abandon(): void {
    clearTimeout(this.timer);
    this.generation += 1;
    this.socket?.close();
    this.socket = null;
  }

  private enter(state: ConnectionState): void {
    this.state = state;
    this.ports.onState(state);
  }
}
