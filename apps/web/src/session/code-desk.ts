/** The candidate's code: kept in the browser per keystroke, sent to the server every two seconds. */
import { decodeStored } from "../wire/decode";
import type { Language, SessionView } from "../wire/messages";
import { Store } from "./store";

export type Desk = {
  readonly code: string;
  readonly language: Language;
  /** Whether the server has acknowledged exactly this text. */
  readonly saved: boolean;
  /** Counts the texts that did not come from typing: an editor has to take those over. */
  readonly loads: number;
};

type Draft = {
  readonly language: Language;
  readonly buffers: { readonly [L in Language]?: string };
  readonly saved: boolean;
};

const FIRST_DELAY_MS = 600;
const SPACING_MS = 2_000;

export type CodeDeskPorts = {
  readonly storage: Storage;
  readonly key: string;
  readonly now: () => number;
  /** Queues a CODE_SNAPSHOT and returns its id. */
  readonly snapshot: (code: string, language: Language) => string;
};

export class CodeDesk {
  readonly desk = new Store<Desk>({ code: "", language: "python", saved: true, loads: 0 });
  private buffers: Draft["buffers"] = {};
  private starters: { readonly [language: string]: string } = {};
  private lastSent: { readonly id: string; readonly code: string } | null = null;
  private lastSentMs = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ports: CodeDeskPorts) {}

  /** Takes the server's code, unless this browser holds edits that were never acknowledged. */
  open({ question, code, language }: SessionView): void {
    this.starters = question.starters;
    const draft = decodeStored<Draft>(this.ports.storage.getItem(this.ports.key));
    const local = draft?.buffers[draft.language];
    if (draft !== null && !draft.saved && local !== undefined && local !== code) {
      this.buffers = { [language]: code, ...draft.buffers };
      this.load(local, draft.language, false);
      this.flush();
    } else {
      this.buffers = { ...draft?.buffers, [language]: code };
      this.load(code, language, true);
    }
  }

  edit(code: string): void {
    const desk = this.desk.get();
    if (code === desk.code) return;
    this.show({ ...desk, code, saved: false });
    this.timer ??= setTimeout(() => this.flush(), this.delayMs());
  }

  /** Each language keeps its own text. */
  choose(language: Language): void {
    if (language === this.desk.get().language) return;
    const code = this.buffers[language] ?? this.starters[language] ?? "";
    this.load(code, language, false);
    this.flush();
  }

  /** Back to the starter code. */
  reset(): void {
    const { language } = this.desk.get();
    this.load(this.starters[language] ?? "", language, false);
    this.flush();
  }

  /** Sends the present text now, if the server does not have it. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { code, language, saved } = this.desk.get();
    if (saved) return;
    this.lastSentMs = this.ports.now();
    this.lastSent = { id: this.ports.snapshot(code, language), code };
  }

  acknowledged(id: string): void {
    if (this.lastSent?.id !== id || this.lastSent.code !== this.desk.get().code) return;
    this.show({ ...this.desk.get(), saved: true });
  }

  /** Stops the clockwork; the draft stays in the browser. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private delayMs(): number {
    return Math.max(FIRST_DELAY_MS, this.lastSentMs + SPACING_MS - this.ports.now());
  }

  private load(code: string, language: Language, saved: boolean): void {
    this.show({ code, language, saved, loads: this.desk.get().loads + 1 });
  }

  private show(desk: Desk): void {
    this.buffers = { ...this.buffers, [desk.language]: desk.code };
    const draft: Draft = { language: desk.language, buffers: this.buffers, saved: desk.saved };
    this.ports.storage.setItem(this.ports.key, JSON.stringify(draft));
    this.desk.set(desk);
  }
}
