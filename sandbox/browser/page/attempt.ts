/** One attempt to have the frame perform calls, with a clock of the page's own over it. */

import type { Calls, FrameMessage, Report } from "../wire";
import type { FrameLink } from "./frame-link";

/** How much longer than its limit a call may take before the frame counts as lost. */
const GRACE_MS = 3_000;
const BOOT_MS = 65_000;

export type Listener = {
  /** The report of each call, in order. */
  report(report: Report): void;
  booting(waits: boolean): void;
};

/** A frame whose process a program has worn out starts no more workers: it counts as lost too. */
export type AttemptEnd = "finished" | "aborted" | "lost in a call" | "lost before a call";

/** Never rejects. */
export function attempt(
  link: FrameLink,
  calls: Calls,
  ending: AbortSignal,
  listener: Listener,
): Promise<AttemptEnd> {
  return new Promise((resolve) => new Attempt(link, calls, ending, listener, resolve));
}

class Attempt {
  #link: FrameLink;
  #calls: Calls;
  #ending: AbortSignal;
  #listener: Listener;
  #resolve: (end: AttemptEnd) => void;
  #stopListening: () => void;
  #timer: number | undefined;
  #next = 0;
  #inCall = false;
  #waits = false;

  constructor(
    link: FrameLink,
    calls: Calls,
    ending: AbortSignal,
    listener: Listener,
    resolve: (end: AttemptEnd) => void,
  ) {
    this.#link = link;
    this.#calls = calls;
    this.#ending = ending;
    this.#listener = listener;
    this.#resolve = resolve;
    this.#stopListening = link.listen((message) => this.#receive(message));
    ending.addEventListener("abort", this.#abort);
    link.send({ kind: "run", ...calls });
    this.#expectSignWithin(calls.wallMs + GRACE_MS);
  }

  #receive(message: FrameMessage): void {
    if (!("run" in message) || message.run !== this.#calls.run) return;
    if (message.kind === "booting") {
      this.#expectSignWithin(BOOT_MS);
      this.#setWaits(true);
      this.#inCall = false;
    } else if (message.index === this.#next) {
      this.#expectSignWithin(this.#calls.wallMs + GRACE_MS);
      this.#setWaits(false);
      this.#inCall = true;
      if (message.kind === "result") this.#report(message.report);
    }
  }

  #report(report: Report): void {
    if (report.outcome === "sandbox_error") {
      this.#finish("lost before a call");
      return;
    }
    this.#next += 1;
    this.#listener.report(report);
    if (this.#next === this.#calls.calls.length) this.#finish("finished");
  }

  #expectSignWithin(ms: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(
      () => this.#finish(this.#inCall ? "lost in a call" : "lost before a call"),
      ms,
    );
  }

  #setWaits(waits: boolean): void {
    if (waits !== this.#waits) this.#listener.booting(waits);
    this.#waits = waits;
  }

  #abort = (): void => {
    this.#link.send({ kind: "abort", run: this.#calls.run });
    this.#finish("aborted");
  };

  #finish(end: AttemptEnd): void {
    window.clearTimeout(this.#timer);
    this.#stopListening();
    this.#ending.removeEventListener("abort", this.#abort);
    this.#setWaits(false);
    this.#resolve(end);
  }
}
