import { describe, expect, it } from "vitest";
import { announcement, timeLeft } from "./time-left";

const MINUTE = 60_000;

describe("timeLeft", () => {
  it.each([
    [45 * MINUTE, "45:00", "plain"],
    [31 * MINUTE + 23_400, "31:24", "plain"],
    [5 * MINUTE, "05:00", "warn"],
    [MINUTE, "01:00", "bad"],
    [1, "00:01", "bad"],
    [0, "00:00", "bad"],
    [-5_000, "00:00", "bad"],
    [90 * MINUTE, "90:00", "plain"],
  ])("of %i ms is %s", (ms, text, tone) => {
    expect(timeLeft(ms)).toEqual({ text, tone });
  });
});

describe("announcement", () => {
  it.each([
    [10 * MINUTE + 200, 10 * MINUTE - 300, "10 minutes left."],
    [5 * MINUTE + 1, 5 * MINUTE, "5 minutes left."],
    [MINUTE + 1, MINUTE, "1 minute left."],
    [100, -400, "Time is up."],
    [12 * MINUTE, 11 * MINUTE, null],
    [5 * MINUTE, 5 * MINUTE - 500, null],
    [-400, -900, null],
  ])("from %i to %i says %j", (before, now, words) => {
    expect(announcement(before, now)).toBe(words);
  });
});
