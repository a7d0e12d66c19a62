import { describe, expect, it } from "vitest";
import { QUESTION } from "../../testing/sample-data";
import { readCustomInput } from "./custom-input";

describe("readCustomInput", () => {
  it("reads one list of arguments", () => {
    expect(readCustomInput("[[3, 2, 4], 6]", QUESTION)).toEqual({
      kind: "valid",
      args: [[3, 2, 4], 6],
    });
  });

  it.each([
    ["no JSON", "[3, 2", /not JSON/],
    ["Python's quotes", "['a']", /double quotes/],
    ["no list", '{"nums": []}', /one list/],
    ["too few arguments", "[[3, 2, 4]]", /takes 2 arguments; this list has 1/],
    ["no arguments", "[]", /nums: list\[int\], target: int/],
  ])("explains %s", (_, text, error) => {
    expect(readCustomInput(text, QUESTION)).toEqual({
      kind: "invalid",
      error: expect.stringMatching(error),
    });
  });
});
