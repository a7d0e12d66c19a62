/** The workers of one language: some wait warm, and whoever takes one owns it until its end. */

import type { Box } from "./box";

export class Lane {
  #makeBox: () => Box;
  #target: number;
  #warm: Box[] = [];
  #booting: Promise<void> | null = null;

  /** Keeps `target` workers warm, starting one at a time. */
  constructor(makeBox: () => Box, target: number) {
    this.#makeBox = makeBox;
    this.#target = target;
  }

  get hasWarm(): boolean {
    return this.#warm.some((box) => box.alive);
  }

  /** Resolves when a worker waits; rejects with the reason why none could start. */
  async prepare(): Promise<void> {
    while (!this.hasWarm) await this.#boot();
    this.refill();
  }

  async take(): Promise<Box> {
    await this.prepare();
    const box = this.#warm.shift();
    this.refill();
    if (box?.alive) return box;
    return this.take();
  }

  /** Starts workers in the background until the target is met or one fails to start. */
  refill(): void {
    if (this.#booting || this.#warm.length >= this.#target) return;
    this.#boot().then(
      () => this.refill(),
      () => {},
    );
  }

  #boot(): Promise<void> {
    this.#booting ??= this.#bootOne().finally(() => {
      this.#booting = null;
    });
    return this.#booting;
  }

  async #bootOne(): Promise<void> {
    const box = this.#makeBox();
    await box.ready;
    this.#warm.push(box);
  }
}
