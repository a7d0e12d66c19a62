import { beforeEach, expect, it } from "vitest";
import { SavedSessions } from "./saved-sessions";

beforeEach(() => localStorage.clear());

const session = (sessionId: string, expiresAtMs: number, startedAtMs: number) => ({
  ...{ sessionId, expiresAtMs, startedAtMs },
  ...{ token: "t", title: "Two Sum" },
});

it("finds the interviews of this browser, newest first", () => {
  const saved = new SavedSessions(localStorage, () => 1_000);
  saved.save(session("old", 9_000, 1));
  saved.save(session("new", 9_000, 2));
  expect(saved.all().map(({ sessionId }) => sessionId)).toEqual(["new", "old"]);
  expect(saved.find("old")).toMatchObject({ token: "t" });
  expect(saved.find("other")).toBeNull();
});

it("removes what has expired or is broken, and leaves other keys alone", () => {
  localStorage.setItem("dryrun.session.broken", "{");
  localStorage.setItem("dryrun.theme", "dark");
  const saved = new SavedSessions(localStorage, () => 1_000);
  saved.save(session("gone", 1_000, 1));
  expect(saved.all()).toEqual([]);
  expect(localStorage.length).toBe(1);
});
