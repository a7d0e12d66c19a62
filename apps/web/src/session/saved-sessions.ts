/** The interviews that this browser may open: one token each, kept until it expires. */
import { decodeStored } from "../wire/decode";

export type SavedSession = {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAtMs: number;
  readonly title: string;
  readonly startedAtMs: number;
};

const PREFIX = "dryrun.session.";

export class SavedSessions {
  constructor(
    private readonly storage: Storage,
    private readonly now: () => number,
  ) {}

  save(session: SavedSession): void {
    this.storage.setItem(PREFIX + session.sessionId, JSON.stringify(session));
  }

  find(sessionId: string): SavedSession | null {
    return this.all().find((session) => session.sessionId === sessionId) ?? null;
  }

  /** Newest first; what has expired is removed on the way. */
  all(): SavedSession[] {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
    const found: SavedSession[] = [];
    for (const key of keys) {
      if (!key?.startsWith(PREFIX)) continue;
      const session = decodeStored<SavedSession>(this.storage.getItem(key));
      if (session !== null && session.expiresAtMs > this.now()) found.push(session);
      else this.storage.removeItem(key);
    }
    return found.sort((a, b) => b.startedAtMs - a.startedAtMs);
  }
}
