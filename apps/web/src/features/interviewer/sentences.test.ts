import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences";

describe("splitSentences", () => {
  it("keeps the unfinished sentence apart", () => {
    expect(splitSentences("Good. What about dup", false)).toEqual({
      sentences: ["Good."],
      tail: "What about dup",
    });
  });

  it("waits for the space after a full stop", () => {
    expect(splitSentences("It is 3.", false).sentences).toEqual([]);
    expect(splitSentences("It is 3.5 seconds. ", false).sentences).toEqual(["It is 3.5 seconds."]);
  });

  it("closes the last sentence when the stream is done", () => {
    expect(splitSentences("Good. Go on", true)).toEqual({
      sentences: ["Good.", "Go on"],
      tail: "",
    });
    expect(splitSentences("Good. ", true).sentences).toEqual(["Good."]);
    expect(splitSentences("", true)).toEqual({ sentences: [], tail: "" });
  });

  it("does not stop at abbreviations", () => {
    expect(splitSentences("Use a container, e.g. a map. Then?", true).sentences).toEqual([
      "Use a container, e.g. a map.",
      "Then?",
    ]);
  });

  it("never changes a finished sentence as text arrives", () => {
    const text = 'Why? "Because!" he said... And e.g. this. Done';
    let before: readonly string[] = [];
    for (let length = 0; length <= text.length; length += 1) {
      const { sentences, tail } = splitSentences(text.slice(0, length), false);
      expect(sentences.slice(0, before.length)).toEqual(before);
      expect([...sentences, tail].join(" ").replace(/\s+/g, " ").trim()).toBe(
        text.slice(0, length).trim(),
      );
      before = sentences;
    }
  });
});
