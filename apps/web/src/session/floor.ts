/** Who is speaking, and whether what the microphone heard is the candidate at all. */
import type { ClientIntent } from "../wire/messages";
import { MAX_TEXT_CHARS } from "../wire/messages";
import type { SessionFacts } from "./interview-session";
import { openTurn } from "./room-state";
import type { Store } from "./store";

/** The interviewer is interrupted by this many words, not by an "mhm". */
const BARGE_IN_WORDS = 3;

export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

const ECHO_SHARE = 0.7;

/** Loudspeakers reach the microphone: words that the voice is just saying are its own echo. */
export function isEcho(heard: string, aloud: string): boolean {
  const spoken = new Set(words(aloud));
  const caught = words(heard);
  if (spoken.size === 0 || caught.length === 0) return false;
  return caught.filter((word) => spoken.has(word)).length / caught.length >= ECHO_SHARE;
}

const PARTIAL_SPACING_MS = 250;

type FloorPorts = {
  readonly facts: Store<SessionFacts>;
  readonly now: () => number;
  /** Queues a message that must arrive. */
  readonly post: (intent: ClientIntent) => void;
  /** Sends a message that may get lost. */
  readonly sendNow: (intent: ClientIntent) => void;
};

/** What the candidate says, and how that interrupts the interviewer. */
export class Floor {
  private readonly interrupted = new Set<string>();
  private aloud = "";
  private lastPartialMs = 0;

  constructor(private readonly ports: FloorPorts) {}

  say(text: string, source: "typed" | "speech"): void {
    const trimmed = text.trim().slice(0, MAX_TEXT_CHARS);
    if (trimmed === "") return;
    this.ports.facts.patch({ heard: "" });
    this.ports.post({ type: "TRANSCRIPT_FINAL", payload: { text: trimmed, source } });
  }

  /** Interim speech, "" when there is none. False when it is only the interviewer's voice coming back. */
  hear(text: string): boolean {
    if (isEcho(text, this.aloud)) return false;
    this.ports.facts.patch({ heard: text });
    this.compose(text);
    if (text === "") return true;
    const now = this.ports.now();
    if (now - this.lastPartialMs < PARTIAL_SPACING_MS) return true;
    this.lastPartialMs = now;
    this.ports.sendNow({ type: "TRANSCRIPT_PARTIAL", payload: { text } });
    return true;
  }

  /** The candidate is composing `text`: enough words of it interrupt the interviewer. */
  compose(text: string): void {
    if (words(text).length >= BARGE_IN_WORDS) this.interrupt();
  }

  /** Silences the interviewer; a running stream is cancelled once. */
  interrupt(): void {
    this.ports.facts.patch({ interruptions: this.ports.facts.get().interruptions + 1 });
    const streamId = openTurn(this.ports.facts.get().room)?.stream_id;
    if (typeof streamId !== "string" || this.interrupted.has(streamId)) return;
    this.interrupted.add(streamId);
    this.ports.post({ type: "BARGE_IN", payload: { stream_id: streamId } });
  }

  /** Tells what the browser's voice is saying now, "" when it is silent. */
  speaks(text: string): void {
    this.aloud = text;
  }
}
