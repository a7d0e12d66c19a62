import { describe, expect, it } from "vitest";
import { afterClose, backoffMs } from "./close-codes";

describe("afterClose", () => {
  it.each([1000, 1001, 1006, 1009, 1011, 1012, 4408])("comes back after %i", (code) => {
    expect(afterClose(code, false)).toEqual({ kind: "retry" });
  });

  it("fetches a new ticket once, then gives up", () => {
    expect(afterClose(4401, false)).toEqual({ kind: "renew-ticket" });
    expect(afterClose(4401, true).kind).toBe("give-up");
  });

  it.each([4400, 4403, 4426])("gives up after %i", (code) => {
    expect(afterClose(code, false).kind).toBe("give-up");
  });

  it("never duels with another tab", () => {
    expect(afterClose(4409, false)).toEqual({ kind: "replaced" });
  });

  it("knows that the interview is over", () => {
    expect(afterClose(4410, false)).toEqual({ kind: "over" });
  });
});

describe("backoffMs", () => {
  it("doubles up to ten seconds", () => {
    expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, 1))).toEqual([300, 600, 1200, 2400]);
    expect(backoffMs(40, 1)).toBe(10_000);
  });

  it("spreads over the upper half", () => {
    expect(backoffMs(2, 0)).toBe(600);
    expect(backoffMs(2, 0.5)).toBe(900);
  });
});
