/** Client messages that the server has not acknowledged yet, in the order they were made. */
import { decodeStored } from "./decode";
import type { ClientMessage } from "./messages";

type Entry = {
  readonly message: ClientMessage;
  sentAtMs: number | null;
  /** The server has it, but has not stored it for good. */
  isHeard: boolean;
  refusals: number;
};

const MAX_REFUSALS = 3;

/**
 * Keeps each message under its id until `acknowledged`, across reloads of the page: the server
 * ignores an id that it has seen, so sending again is always safe.
 */
export class Outbox {
  private entries: Entry[];

  constructor(
    private readonly storage: Storage,
    private readonly key: string,
  ) {
    const stored = decodeStored<ClientMessage[]>(storage.getItem(key)) ?? [];
    this.entries = stored.map(unsent);
  }

  /** A newer code snapshot replaces one that waits, unsent, at the end. */
  add(message: ClientMessage): void {
    const last = this.entries.at(-1);
    if (
      message.type === "CODE_SNAPSHOT" &&
      last?.message.type === "CODE_SNAPSHOT" &&
      last.sentAtMs === null
    )
      this.entries.pop();
    this.entries.push(unsent(message));
    this.save();
  }

  /** A message that is not `durable` yet stays, and is sent again on another socket. */
  acknowledged(id: string, durable: boolean): void {
    if (durable) this.drop(id);
    else for (const entry of this.entries) entry.isHeard ||= entry.message.id === id;
  }

  private drop(id: string): void {
    this.entries = this.entries.filter((entry) => entry.message.id !== id);
    this.save();
  }

  /** A message that is refused for good, or too often, is dropped; true when it will be resent. */
  refused(id: string, retryable: boolean): boolean {
    const entry = this.entries.find(({ message }) => message.id === id);
    if (entry === undefined) return false;
    entry.refusals += 1;
    if (retryable && entry.refusals < MAX_REFUSALS) {
      entry.sentAtMs = null;
      return true;
    }
    this.drop(id);
    return false;
  }

  /** Hands over, in order, what has not been sent on this socket. */
  flush(nowMs: number, send: (message: ClientMessage) => void): void {
    for (const entry of this.entries) {
      if (entry.sentAtMs !== null) continue;
      entry.sentAtMs = nowMs;
      send(entry.message);
    }
  }

  /** The socket is gone: everything has to be sent again on the next one. */
  rewind(): void {
    for (const entry of this.entries) {
      entry.sentAtMs = null;
      entry.isHeard = false;
    }
  }

  /** How long the oldest sent message has waited for its ACK. */
  waitingMs(nowMs: number): number {
    const sent = this.entries.flatMap(({ sentAtMs, isHeard }) =>
      sentAtMs === null || isHeard ? [] : [sentAtMs],
    );
    return sent.length === 0 ? 0 : nowMs - Math.min(...sent);
  }

  pending(): readonly ClientMessage[] {
    return this.entries.map(({ message }) => message);
  }

  /** What the server has not heard: its log does not show it yet. */
  unheard(): readonly ClientMessage[] {
    return this.entries.filter(({ isHeard }) => !isHeard).map(({ message }) => message);
  }

  private save(): void {
    if (this.entries.length === 0) this.storage.removeItem(this.key);
    else this.storage.setItem(this.key, JSON.stringify(this.pending()));
  }
}

function unsent(message: ClientMessage): Entry {
  return { message, sentAtMs: null, isHeard: false, refusals: 0 };
}
