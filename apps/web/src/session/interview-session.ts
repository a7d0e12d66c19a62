/** One interview in this browser: what the server said, what the candidate does, the socket. */
import type { Api } from "../wire/api";
import type { ConnectionState, Socket } from "../wire/connection";
import { Connection } from "../wire/connection";
import type { ClientIntent, Phase, RunKind, ServerMessage } from "../wire/messages";
import { envelope } from "../wire/messages";
import { Outbox } from "../wire/outbox";
import { apply } from "./apply";
import { CodeDesk } from "./code-desk";
import { Floor } from "./floor";
import type { RoomState } from "./room-state";
import { EMPTY_ROOM, placement } from "./room-state";
import { ServerClock } from "./server-clock";
import { Store } from "./store";

export type SessionPorts = {
  readonly sessionId: string;
  readonly token: string;
  readonly api: Api;
  readonly openSocket: (path: string) => Socket;
  readonly drafts: Storage;
  readonly unsent: Storage;
  readonly newId: () => string;
  readonly now: () => number;
  readonly random: () => number;
};

export type SessionFacts = {
  readonly connection: ConnectionState;
  readonly room: RoomState;
  /** What speech recognition has heard of the unfinished utterance. */
  readonly heard: string;
  /** Counts how often the candidate took the floor; the browser's voice falls silent each time. */
  readonly interruptions: number;
  /** Utterances that the server has not acknowledged. */
  readonly unsent: readonly string[];
};

const ACK_WITHIN_MS = 10_000;
const CHECK_EVERY_MS = 2_000;

export class InterviewSession {
  readonly facts: Store<SessionFacts>;
  readonly code: CodeDesk;
  readonly clock: ServerClock;
  readonly floor: Floor;
  private readonly connection: Connection;
  private readonly outbox: Outbox;
  private stuckAtSeq: number | null = null;
  private checks: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly ports: SessionPorts) {
    const { sessionId } = ports;
    this.outbox = new Outbox(ports.unsent, `dryrun.outbox.${sessionId}`);
    this.clock = new ServerClock(ports.now);
    this.facts = new Store<SessionFacts>({
      connection: { kind: "connecting" },
      room: EMPTY_ROOM,
      heard: "",
      interruptions: 0,
      unsent: this.unsentTexts(),
    });
    this.code = new CodeDesk({
      storage: ports.drafts,
      key: `dryrun.draft.${sessionId}`,
      now: ports.now,
      snapshot: (code, language) =>
        this.post({ type: "CODE_SNAPSHOT", payload: { code, language } }),
    });
    this.floor = new Floor({
      facts: this.facts,
      now: ports.now,
      post: (intent) => this.post(intent),
      sendNow: (intent) => this.connection.send(envelope(intent, sessionId, null, ports.now())),
    });
    this.connection = new Connection({
      sessionId,
      openSocket: ports.openSocket,
      fetchTicket: () => ports.api.ticket(sessionId, ports.token),
      position: () => this.position(),
      onMessage: (message) => this.receive(message),
      onState: (connection) => this.entered(connection),
      random: ports.random,
    });
  }

  start(): void {
    this.checks ??= setInterval(() => this.check(), CHECK_EVERY_MS);
    this.connection.start();
  }

  /** Ends the wait between two attempts. */
  wake(): void {
    if (this.facts.get().connection.kind === "reconnecting") this.connection.start();
  }

  stop(): void {
    clearInterval(this.checks);
    this.checks = undefined;
    this.code.stop();
    this.connection.stop();
  }

  /** Takes the interview back from another tab, with everything that happened there. */
  takeOver(): void {
    this.facts.patch({ room: { ...this.room, epoch: null, headSeq: 0 } });
    this.connection.start();
  }

  askHint(): void {
    this.post({ type: "HINT_REQUEST", payload: {} });
  }

  askPhase(phase: Phase): void {
    this.post({ type: "STATE_CHANGE", payload: { state: phase } });
  }

  dismissRefusal(): void {
    this.facts.patch({ room: { ...this.room, refusal: null } });
  }

  /** Asks the server for a run of the present code; the answer is the run's id. */
  requestRun(kind: RunKind, customArgs: unknown[][] | null): string {
    this.code.flush();
    const { code, language } = this.code.desk.get();
    const payload = { kind, code, language, custom_args: customArgs };
    return this.post({ type: "RUN_REQUEST", payload });
  }

  /** Reports what the browser's own sandbox found: a claim, never a score. */
  claimRun(runId: string, passed: number, total: number): void {
    this.post({ type: "RUN_RESULT", payload: { run_id: runId, passed, total } });
  }

  /** Ends the interview after giving the last edits a moment to arrive. */
  async end(): Promise<void> {
    this.code.flush();
    for (let waited = 0; waited < 15 && this.outbox.pending().length > 0; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await this.ports.api.end(this.ports.sessionId, this.ports.token);
  }

  private get room(): RoomState {
    return this.facts.get().room;
  }

  private position(): { epoch: string | null; lastSeq: number } {
    const { epoch, headSeq } = this.room;
    return { epoch, lastSeq: headSeq };
  }

  private receive(message: ServerMessage): void {
    this.clock.observe(message.ts_ms);
    const place = placement(this.room, message);
    if (place === "gap") this.resync();
    else if (place === "next") this.accept(message);
  }

  private accept(message: ServerMessage): void {
    this.facts.patch({ room: apply(this.room, message) });
    if (message.type === "SESSION_STATE" && message.payload.view !== null)
      this.code.open(message.payload.view);
    if (message.type === "ACK") this.acknowledged(message.payload.id, message.payload.durable);
    if (message.type === "ERROR" && typeof message.payload.ref_id === "string")
      this.outbox.refused(message.payload.ref_id, message.payload.retryable);
    this.refreshUnsent();
  }

  /** Resumes from what is known; if that left the same gap before, starts from nothing. */
  private resync(): void {
    if (this.stuckAtSeq === this.room.headSeq)
      this.facts.patch({ room: { ...this.room, epoch: null, headSeq: 0 } });
    this.stuckAtSeq = this.room.headSeq;
    this.connection.resume();
  }

  private entered(connection: ConnectionState): void {
    if (connection.kind === "live") this.flush();
    else this.outbox.rewind();
    if (connection.kind === "reconnecting") this.clock.reset();
    this.facts.patch({ connection });
  }

  private post(intent: ClientIntent): string {
    const id = this.ports.newId();
    this.outbox.add(envelope(intent, this.ports.sessionId, id, this.ports.now()));
    this.refreshUnsent();
    this.flush();
    return id;
  }

  private flush(): void {
    if (this.connection.isLive())
      this.outbox.flush(this.ports.now(), (m) => this.connection.send(m));
  }

  private acknowledged(id: string, durable: boolean): void {
    this.outbox.acknowledged(id, durable);
    if (durable) this.code.acknowledged(id);
  }

  /** Resends what was refused for the moment; a socket that no longer answers is replaced. */
  private check(): void {
    if (!this.connection.isLive()) return;
    if (this.outbox.waitingMs(this.ports.now()) > ACK_WITHIN_MS) this.connection.resume();
    else this.flush();
  }

  private refreshUnsent(): void {
    const unsent = this.unsentTexts();
    if (unsent.join("\n") !== this.facts.get().unsent.join("\n")) this.facts.patch({ unsent });
  }

  private unsentTexts(): string[] {
    return this.outbox
      .unheard()
      .flatMap((m) => (m.type === "TRANSCRIPT_FINAL" ? [m.payload.text] : []));
  }
}
