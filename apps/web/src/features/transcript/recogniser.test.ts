import { afterEach, describe, expect, it, vi } from "vitest";
import { canHear, createRecogniser } from "./recogniser";

class FakeRecognition {
  static last: FakeRecognition;
  continuous = false;
  interimResults = false;
  lang = "";
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  onend: (() => void) | null = null;
  readonly start = vi.fn();
  readonly abort = vi.fn();

  constructor() {
    FakeRecognition.last = this;
  }

  hears(...results: [text: string, isFinal: boolean][]): void {
    const list = results.map(([transcript, isFinal]) => ({ isFinal, 0: { transcript } }));
    this.onresult?.({ resultIndex: 0, results: list });
  }
}

afterEach(() => vi.unstubAllGlobals());

function listen() {
  vi.stubGlobal("webkitSpeechRecognition", FakeRecognition);
  const hearing = { onPartial: vi.fn(), onFinal: vi.fn(), onStop: vi.fn() };
  const recogniser = createRecogniser(hearing);
  recogniser?.start();
  return { hearing, recogniser, engine: FakeRecognition.last };
}

describe("the recogniser", () => {
  it("is absent where the browser has none", () => {
    expect(canHear()).toBe(false);
    const hearing = { onPartial: vi.fn(), onFinal: vi.fn(), onStop: vi.fn() };
    expect(createRecogniser(hearing)).toBeNull();
  });

  it("tells partial from final speech", () => {
    const { hearing, engine } = listen();
    engine.hears(["I would ", true], ["use a", false]);
    expect(hearing.onFinal).toHaveBeenCalledExactlyOnceWith("I would");
    expect(hearing.onPartial).toHaveBeenCalledExactlyOnceWith("use a");
  });

  it("goes on after the browser's own end, until it is stopped", () => {
    const { recogniser, engine } = listen();
    engine.onend?.();
    expect(engine.start).toHaveBeenCalledTimes(2);
    recogniser?.stop();
    engine.onend?.();
    expect(engine.start).toHaveBeenCalledTimes(2);
  });

  it("stops with a reason when the microphone is refused, not for a silence", () => {
    const { hearing, engine } = listen();
    engine.onerror?.({ error: "no-speech" });
    expect(hearing.onStop).not.toHaveBeenCalled();
    engine.onerror?.({ error: "not-allowed" });
    expect(hearing.onStop).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("not allowed"));
    engine.onend?.();
    expect(engine.start).toHaveBeenCalledTimes(1);
  });
});
