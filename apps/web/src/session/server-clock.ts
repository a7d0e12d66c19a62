/** The server's clock as seen from here. */

/**
 * A message arrives later than it was stamped, never earlier: of all observed offsets the largest
 * is the nearest to the truth, and a replayed old message cannot spoil it.
 */
export class ServerClock {
  private offsetMs: number | null = null;

  constructor(private readonly localNow: () => number) {}

  observe(serverMs: number): void {
    const offset = serverMs - this.localNow();
    this.offsetMs = this.offsetMs === null ? offset : Math.max(this.offsetMs, offset);
  }

  /** Forgets: the local clock may have been set or have slept while there was no connection. */
  reset(): void {
    this.offsetMs = null;
  }

  now(): number {
    return this.localNow() + (this.offsetMs ?? 0);
  }
}
