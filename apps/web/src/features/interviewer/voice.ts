/** Reads the interviewer's sentences aloud with the browser's own voices. */
import { Store } from "../../session/store";
import type { TurnView } from "../../wire/messages";
import { splitSentences } from "./sentences";

export type VoiceState = {
  /** Null until the browser has listed its voices. */
  readonly available: boolean | null;
  readonly on: boolean;
  /** What is being said now, "" when silent. */
  readonly aloud: string;
};

const LANGUAGE = "en";

export class Voice {
  readonly state: Store<VoiceState>;
  private streamId: string | null = null;
  private said = 0;
  private silenced = new Set<string>();

  constructor(
    private readonly synthesis: SpeechSynthesis | null,
    on: boolean,
  ) {
    this.state = new Store<VoiceState>({
      available: synthesis === null ? false : null,
      on,
      aloud: "",
    });
  }

  /** Follows the list of voices, which browsers fill in late. */
  watch(): () => void {
    const { synthesis } = this;
    if (synthesis === null) return () => undefined;
    const look = (): void => this.state.patch({ available: synthesis.getVoices().length > 0 });
    look();
    synthesis.addEventListener?.("voiceschanged", look);
    return () => {
      synthesis.removeEventListener?.("voiceschanged", look);
      synthesis.cancel();
    };
  }

  turn(on: boolean): void {
    this.state.patch({ on });
    if (!on) this.cancel();
  }

  /** Says what is new in the turn, sentence by sentence. A turn that was cut falls silent. */
  follow(turn: TurnView): void {
    const { stream_id: streamId } = turn;
    if (typeof streamId !== "string") return;
    if (streamId !== this.streamId) {
      this.streamId = streamId;
      this.said = 0;
    }
    const { sentences } = splitSentences(turn.text, !turn.open);
    const fresh = sentences.slice(this.said);
    this.said = Math.max(this.said, sentences.length);
    if (turn.cut) this.cancel();
    else if (!this.silenced.has(streamId)) for (const sentence of fresh) this.say(sentence);
  }

  /** Marks what was said before the page was opened as heard. */
  skip(turn: TurnView): void {
    if (typeof turn.stream_id === "string") this.silenced.add(turn.stream_id);
  }

  /** Stops at once and drops the rest of the running turn. */
  cancel(): void {
    if (this.streamId !== null) this.silenced.add(this.streamId);
    this.synthesis?.cancel();
    this.state.patch({ aloud: "" });
  }

  private say(sentence: string): void {
    const { on, available } = this.state.get();
    if (!on || available !== true || this.synthesis === null) return;
    const utterance = new SpeechSynthesisUtterance(sentence);
    const voice = this.synthesis.getVoices().find(({ lang }) => lang.startsWith(LANGUAGE));
    if (voice !== undefined) utterance.voice = voice;
    utterance.lang = voice?.lang ?? LANGUAGE;
    utterance.onstart = () => this.state.patch({ aloud: sentence });
    utterance.onend = () => this.fallSilent(sentence);
    utterance.onerror = () => this.fallSilent(sentence);
    this.synthesis.speak(utterance);
  }

  private fallSilent(sentence: string): void {
    if (this.state.get().aloud === sentence) this.state.patch({ aloud: "" });
  }
}
