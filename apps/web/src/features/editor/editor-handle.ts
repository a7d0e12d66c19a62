/** What the panel needs of an editor, whichever it is. */
import type { Language } from "../../wire/messages";

export type EditorHandle = {
  readonly setText: (text: string) => void;
  readonly setLanguage: (language: Language) => void;
  readonly setFontSize: (px: number) => void;
  readonly retheme: () => void;
  readonly dispose: () => void;
};

export type EditorOptions = {
  readonly text: string;
  readonly language: Language;
  readonly label: string;
  readonly fontSize: number;
  readonly onChange: (text: string) => void;
};

export type CreateEditor = (host: HTMLElement, options: EditorOptions) => EditorHandle;
