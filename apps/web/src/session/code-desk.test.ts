import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { QUESTION, VIEW } from "../testing/sample-data";
import { CodeDesk } from "./code-desk";

type Sent = { code: string; language: string };

function create(): { desk: CodeDesk; sent: Sent[] } {
  const sent: Sent[] = [];
  const desk = new CodeDesk({
    storage: localStorage,
    key: "draft",
    now: () => Date.now(),
    snapshot: (code, language) => `s-${sent.push({ code, language })}`,
  });
  return { desk, sent };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe("CodeDesk", () => {
  it("opens with the server's code, which is saved", () => {
    const { desk, sent } = create();
    desk.open(VIEW);
    expect(desk.desk.get()).toMatchObject({ code: VIEW.code, language: "python", saved: true });
    expect(sent).toEqual([]);
  });

  it("sends a burst of edits as one snapshot, and the next not within two seconds", () => {
    const { desk, sent } = create();
    desk.open(VIEW);
    for (const code of ["a", "ab", "abc"]) desk.edit(code);
    vi.advanceTimersByTime(700);
    expect(sent).toEqual([{ code: "abc", language: "python" }]);
    desk.edit("abcd");
    vi.advanceTimersByTime(1_800);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(sent[1]).toEqual({ code: "abcd", language: "python" });
  });

  it("is saved when exactly this text is acknowledged", () => {
    const { desk } = create();
    desk.open(VIEW);
    desk.edit("a");
    desk.flush();
    desk.edit("ab");
    desk.acknowledged("s-1");
    expect(desk.desk.get().saved).toBe(false);
    desk.flush();
    desk.acknowledged("s-2");
    expect(desk.desk.get().saved).toBe(true);
  });

  it("prefers edits that were never acknowledged to the server's older code", () => {
    const before = create();
    before.desk.open(VIEW);
    before.desk.edit("my edit");
    before.desk.stop();
    const after = create();
    after.desk.open(VIEW);
    expect(after.desk.desk.get()).toMatchObject({ code: "my edit", saved: false });
    expect(after.sent).toEqual([{ code: "my edit", language: "python" }]);
  });

  it("prefers the server's code to edits that were acknowledged", () => {
    const before = create();
    before.desk.open(VIEW);
    before.desk.edit("mine");
    before.desk.flush();
    before.desk.acknowledged("s-1");
    const after = create();
    after.desk.open({ ...VIEW, code: "newer, from another tab" });
    expect(after.desk.desk.get().code).toBe("newer, from another tab");
  });

  it("keeps one text per language and sends a switch at once", () => {
    const { desk, sent } = create();
    desk.open(VIEW);
    desk.edit("python text");
    desk.choose("javascript");
    expect(desk.desk.get().code).toBe(QUESTION.starters["javascript"]);
    expect(sent.at(-1)?.language).toBe("javascript");
    desk.choose("python");
    expect(desk.desk.get().code).toBe("python text");
  });

  it("tells an editor about texts that were not typed, and only about those", () => {
    const { desk } = create();
    desk.open(VIEW);
    const { loads } = desk.desk.get();
    desk.edit("typed");
    expect(desk.desk.get().loads).toBe(loads);
    desk.reset();
    expect(desk.desk.get()).toMatchObject({ code: VIEW.code, loads: loads + 1 });
  });
});
