/**
 * Hears the candidate through the browser's Web Speech API.
 *
 * A test may stand in for the browser by defining `SpeechRecognition` on `window`: a class with the
 * fields and methods of `BrowserRecognition`, whose `onresult` gets `{resultIndex, results}`.
 */

type Alternative = { readonly transcript: string };
type Result = { readonly isFinal: boolean; readonly 0: Alternative };
type ResultEvent = {
  readonly resultIndex: number;
  readonly results: { readonly length: number; readonly [index: number]: Result };
};

interface BrowserRecognition {
  continuous: boolean;
  interimResults: boolean;
  lang: string;
  onresult: ((event: ResultEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

declare global {
  interface Window {
    SpeechRecognition?: new () => BrowserRecognition;
    webkitSpeechRecognition?: new () => BrowserRecognition;
  }
}

export type Hearing = {
  readonly onPartial: (text: string) => void;
  readonly onFinal: (text: string) => void;
  /** Recognition has stopped for good; `reason` is for people. */
  readonly onStop: (reason: string) => void;
};

export interface Recogniser {
  start(): void;
  stop(): void;
}

const REASONS: { readonly [error: string]: string } = {
  "not-allowed": "The browser was not allowed to use the microphone.",
  "service-not-allowed": "This browser does not allow speech recognition.",
  "audio-capture": "No microphone was found.",
  network: "Speech recognition needs a network that is not there.",
  "language-not-supported": "Speech recognition does not know this language here.",
};

export function canHear(): boolean {
  return recognition() !== undefined;
}

function recognition(): (new () => BrowserRecognition) | undefined {
  return window.SpeechRecognition ?? window.webkitSpeechRecognition;
}

/** Null where the browser has no speech recognition. */
export function createRecogniser(hearing: Hearing): Recogniser | null {
  const Recognition = recognition();
  if (Recognition === undefined) return null;
  const engine = new Recognition();
  engine.continuous = true;
  engine.interimResults = true;
  engine.lang = "en-US";
  let isWanted = false;
  engine.onresult = (event) => {
    let partial = "";
    for (let index = event.resultIndex; index < event.results.length; index += 1) {
      const result = event.results[index];
      if (result?.isFinal) hearing.onFinal(result[0].transcript.trim());
      else partial += result?.[0].transcript ?? "";
    }
    if (partial.trim() !== "") hearing.onPartial(partial.trim());
  };
  engine.onerror = ({ error }) => {
    const reason = REASONS[error];
    if (reason === undefined || !isWanted) return;
    isWanted = false;
    hearing.onStop(reason);
  };
  // Browsers end recognition after a silence of their own choice.
  engine.onend = () => {
    hearing.onPartial("");
    if (isWanted) engine.start();
  };
  return {
    start: () => {
      isWanted = true;
      engine.start();
    },
    stop: () => {
      isWanted = false;
      engine.abort();
    },
  };
}
