import { describe, expect, it } from "vitest";
import { isEcho, words } from "./floor";

it("counts words in any script", () => {
  expect(words("Don't stop: Привет, мир 42!")).toEqual(["don't", "stop", "привет", "мир", "42"]);
});

describe("isEcho", () => {
  const aloud = "What would you do with duplicates in the list?";

  it.each(["what would you do", "you do with duplicate in the list"])("knows %j", (heard) => {
    expect(isEcho(heard, aloud)).toBe(true);
  });

  it.each(["I would sort it first", "hold on a second", ""])("lets %j through", (heard) => {
    expect(isEcho(heard, aloud)).toBe(false);
  });

  it("hears everything while the voice is silent", () => {
    expect(isEcho("what would you do", "")).toBe(false);
  });
});
