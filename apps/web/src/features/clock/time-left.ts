/** The countdown's words, from milliseconds. */

export type TimeLeft = {
  /** Such as "31:24", never negative. */
  readonly text: string;
  readonly tone: "plain" | "warn" | "bad";
};

const MINUTE_MS = 60_000;

export function timeLeft(leftMs: number): TimeLeft {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const text = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  if (seconds <= 60) return { text, tone: "bad" };
  return { text, tone: seconds <= 5 * 60 ? "warn" : "plain" };
}

const MARKS_MIN = [10, 5, 1] as const;

/** What to announce when the clock moves from `beforeMs` to `nowMs` left; null for most ticks. */
export function announcement(beforeMs: number, nowMs: number): string | null {
  if (beforeMs > 0 && nowMs <= 0) return "Time is up.";
  const mark = MARKS_MIN.find((min) => beforeMs > min * MINUTE_MS && nowMs <= min * MINUTE_MS);
  return mark === undefined ? null : `${mark} ${mark === 1 ? "minute" : "minutes"} left.`;
}
