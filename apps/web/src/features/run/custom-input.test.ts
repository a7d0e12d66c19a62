import { describe, expect, it } from "vitest";
import { CLASS_QUESTION, QUESTION } from "../../testing/sample-data";
import { firstCustomInput, readCustomInput } from "./custom-input";

describe("readCustomInput", () => {
  it("reads one list of arguments", () => {
    expect(readCustomInput("[[3, 2, 4], 6]", QUESTION, "python")).toEqual({
      kind: "valid",
      args: [[3, 2, 4], 6],
    });
  });

  it.each([
    ["no JSON", "[3, 2", /not JSON/],
    ["Python's quotes", "['a']", /double quotes/],
    ["no list", '{"nums": []}', /one list: \[nums: list<int>, target: int\]/],
    ["too few arguments", "[[3, 2, 4]]", /^1 arguments for 2 parameters/],
    ["no arguments", "[]", /Write \[nums: list<int>, target: int\]/],
    ["another type", '[[3, "2"], 6]', /^nums\[1\]: int expected, got '2'/],
  ])("explains %s", (_, text, error) => {
    expect(readCustomInput(text, QUESTION, "python")).toEqual({
      kind: "invalid",
      error: expect.stringMatching(error),
    });
  });

  it.each([
    ["its own names", "javascript", "dropOldest"],
    ["the signature's names", "javascript", "drop_oldest"],
    ["another language's names", "python", "DropOldest"],
  ] as const)("reads the calls of a class by %s", (_, language, name) => {
    const text = `[["Ring", [1]], ["push", [4]], ["${name}", []]]`;
    expect(readCustomInput(text, CLASS_QUESTION, language)).toEqual({
      kind: "valid",
      args: [
        ["Ring", [1]],
        ["push", [4]],
        ["drop_oldest", []],
      ],
    });
  });

  it.each([
    ["no calls", "[]", /^the first step is \[Ring, \[...\]\]/],
    ["another beginning", '[["push", [4]]]', /^step 0: the first step constructs Ring/],
    [
      "a method that is not there",
      '[["Ring", [1]], ["pop", []]]',
      /one of push, dropOldest, clear/,
    ],
    ["a wrong argument", '[["Ring", [1]], ["push", ["4"]]]', /step 1: push: value: int expected/],
    ["no arguments", '[["Ring", [1]], ["clear"]]', /\[name, \[arguments\]\] expected/],
    ["something else", '["Ring", 3]', /Write \[\["Ring", \[maxSize: int\]\], then any of/],
  ])("explains, of a class, %s", (_, text, error) => {
    expect(readCustomInput(text, CLASS_QUESTION, "javascript")).toEqual({
      kind: "invalid",
      error: expect.stringMatching(error),
    });
  });
});

describe("firstCustomInput", () => {
  it("is the first sample's arguments", () => {
    expect(firstCustomInput(QUESTION, "python")).toBe("[[3, 2, 4], 6]");
  });

  it("is the first sample's calls, one a line, in the names of the language", () => {
    expect(firstCustomInput(CLASS_QUESTION, "java")).toBe(
      '[["Ring", [1]],\n ["push", [4]],\n ["dropOldest", []],\n ["clear", []]]',
    );
  });
});
