import { beforeEach, describe, expect, it, vi } from "vitest";
import type { TurnView } from "../../wire/messages";
import { Voice } from "./voice";

type Spoken = { text: string; onstart?: () => void; onend?: () => void };

/** A browser with one voice, which says what it is told without a sound. */
function browser(voices = 1): { synthesis: SpeechSynthesis; spoken: Spoken[]; cancel: () => void } {
  const spoken: Spoken[] = [];
  const cancel = vi.fn();
  const target = Object.assign(new EventTarget(), {
    getVoices: () => Array.from({ length: voices }, () => ({ lang: "en-GB" })),
    speak: (utterance: Spoken) => spoken.push(utterance),
    ...{ cancel, pause: vi.fn(), resume: vi.fn(), onvoiceschanged: null },
    ...{ paused: false, pending: false, speaking: false },
  });
  return { synthesis: target as unknown as SpeechSynthesis, spoken, cancel };
}

const turn = (text: string, open: boolean, fields: Partial<TurnView> = {}): TurnView => ({
  ...{ seq: 1, ts_ms: 0, speaker: "interviewer", source: "template", act: null },
  ...{ stream_id: "s", text, open, cut: false },
  ...fields,
});

beforeEach(() => {
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      constructor(readonly text: string) {}
    },
  );
});

function listening(on = true, voices = 1) {
  const { synthesis, spoken, cancel } = browser(voices);
  const voice = new Voice(synthesis, on);
  voice.watch();
  return { voice, cancel, spoken, texts: () => spoken.map(({ text }) => text) };
}

describe("Voice", () => {
  it("says each sentence once, as soon as it is finished", () => {
    const { voice, texts } = listening();
    voice.follow(turn("Good. What ab", true));
    expect(texts()).toEqual(["Good."]);
    voice.follow(turn("Good. What about zero?", false));
    expect(texts()).toEqual(["Good.", "What about zero?"]);
  });

  it("falls silent when interrupted and drops the rest of that turn alone", () => {
    const { voice, texts, cancel } = listening();
    voice.follow(turn("One. Two", true));
    voice.cancel();
    voice.follow(turn("One. Two. Three.", false));
    expect(cancel).toHaveBeenCalled();
    expect(texts()).toEqual(["One."]);
    voice.follow(turn("Next.", false, { stream_id: "s-2" }));
    expect(texts()).toEqual(["One.", "Next."]);
  });

  it("does not repeat what was said before the page was opened", () => {
    const { voice, texts } = listening();
    voice.skip(turn("Old news.", false));
    voice.follow(turn("Old news.", false));
    expect(texts()).toEqual([]);
  });

  it("says nothing when it is off or has no voices", () => {
    for (const { voice, texts } of [listening(false), listening(true, 0)]) {
      voice.follow(turn("Hello.", false));
      expect(texts()).toEqual([]);
    }
  });

  it("knows what is being said at the moment", () => {
    const { voice, spoken } = listening();
    voice.follow(turn("Hello.", false));
    spoken[0]?.onstart?.();
    expect(voice.state.get().aloud).toBe("Hello.");
    spoken[0]?.onend?.();
    expect(voice.state.get().aloud).toBe("");
  });

  it("is not available without speech synthesis", () => {
    expect(new Voice(null, true).state.get().available).toBe(false);
  });
});
