import { describe, expect, it } from "vitest";
import type { CheckerView, Json } from "../../wire/messages";
import { difference } from "./compare";

const exact: CheckerView = { kind: "exact", abs_tolerance: null, rel_tolerance: null };
const unordered: CheckerView = { ...exact, kind: "unordered" };
const close: CheckerView = { kind: "close", abs_tolerance: 0.01, rel_tolerance: 0.001 };

describe("difference", () => {
  it.each<[string, CheckerView, Json, Json]>([
    ["equal lists", exact, [1, [2, "a"]], [1, [2, "a"]]],
    ["equal maps, whatever the order of keys", exact, { a: 1, b: 2 }, { b: 2, a: 1 }],
    ["null", exact, null, null],
    ["another order", unordered, [1, 2, 2], [2, 1, 2]],
    ["another order of lists", unordered, [[1, 2], [3]], [[3], [1, 2]]],
    ["a scalar under an unordered checker", unordered, 3, 3],
    ["within the absolute tolerance", close, [1], [1.009]],
    ["within the relative tolerance", close, 1_000, 1_000.9],
  ])("accepts %s", (_, checker, expected, actual) => {
    expect(difference(checker, expected, actual)).toBeNull();
  });

  it.each<[string, CheckerView, Json, Json]>([
    ["another value", exact, 1, 2],
    ["true for 1", exact, 1, true],
    ["text for a number", exact, 1, "1"],
    ["null for a list", exact, [], null],
    ["a map for a list", exact, [], {}],
    ["another order where order counts", exact, [1, 2], [2, 1]],
    ["a shorter list", exact, [1, 2], [1]],
    ["another key", exact, { a: 1 }, { b: 1 }],
    ["an inherited key", exact, { toString: null }, { a: null }],
    ["an item too often", unordered, [1, 2, 2], [1, 1, 2]],
    ["another inner order", unordered, [[1, 2]], [[2, 1]]],
    ["a value beyond the tolerance", close, 1, 1.02],
    ["text near a number", close, 1, "1"],
  ])("gives a reason for %s", (_, checker, expected, actual) => {
    expect(difference(checker, expected, actual)).toEqual(expect.any(String));
  });

  it("says where it differs", () => {
    expect(difference(exact, [[1], [2]], [[1], [3]])).toBe("item 1: item 0: expected 2, got 3");
  });
});
