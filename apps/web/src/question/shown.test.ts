import { describe, expect, it } from "vitest";
import { CLASS_QUESTION, IN_PLACE_QUESTION, QUESTION } from "../testing/sample-data";
import type { QuestionView } from "../wire/messages";
import { answerLines, callLines, inputLines, readingNotes } from "./shown";

const TRAIN: QuestionView = {
  ...QUESTION,
  params: [{ name: "long_train", type: "list_node<int>" }],
  returns: "list_node<int>",
};
const texts = (lines: { label: string; text: string; word: string | null }[]): string[] =>
  lines.map(({ label, text, word }) => label + text + (word === null ? "" : ` (${word})`));

it("names every argument as the language does", () => {
  expect(texts(inputLines(QUESTION, "python", [[3, 2], 6]))).toEqual([
    "nums = [3, 2]",
    "target = 6",
  ]);
  expect(texts(inputLines(TRAIN, "go", [[1, 2]]))).toEqual(["longTrain = [1, 2] (linked list)"]);
});

describe("answerLines", () => {
  const inPlace = (returns: string, prefix: boolean): QuestionView => ({
    ...IN_PLACE_QUESTION,
    returns,
    checker: { kind: "in_place", param: "old_tape", prefix, any_order: false },
  });

  it.each<[string, QuestionView, unknown, string[]]>([
    ["a value", QUESTION, [1, 2], ["[1, 2]"]],
    ["a linked list", TRAIN, [1], ["[1] (linked list)"]],
    ["a changed argument", inPlace("void", false), [1], ["old_tape: [1]"]],
    ["both", inPlace("int", false), [1, [5]], ["returned: 1", "old_tape: [5]"]],
    [
      "a prefix",
      inPlace("int", true),
      [2, [5, 7, 7]],
      ["returned: 2", "first 2 of old_tape: [5, 7]"],
    ],
    ["a count beyond the items", inPlace("int", true), [9, [5]], ["returned: 9", "old_tape: [5]"]],
    ["no count", inPlace("int", true), ["x", [5]], ['returned: "x"', "old_tape: [5]"]],
    ["an answer cut by its length", inPlace("int", true), "[2, [5, 7…", ['"[2, [5, 7…"']],
  ])("of %s", (_, question, answer, lines) => {
    expect(texts(answerLines(question, "python", answer))).toEqual(lines);
  });
});

it("tells the life of an object call by call", () => {
  expect(callLines(CLASS_QUESTION, "go", CLASS_QUESTION.samples[0]?.args ?? [])).toEqual([
    { call: "Ring(1)", answers: false },
    { call: "Push(4)", answers: true },
    { call: "DropOldest()", answers: true },
    { call: "Clear()", answers: false },
  ]);
});

describe("readingNotes", () => {
  it.each<[string, QuestionView, RegExp]>([
    ["a linked list", TRAIN, /linked list is written as its values/],
    [
      "a tree in a method",
      { ...CLASS_QUESTION, params: [{ name: "t", type: "list<tree_node<int>>" }] },
      /tree is written level by level/,
    ],
    ["a prefix", IN_PLACE_QUESTION, /returned count and.* that many first items of `oldTape`/],
    [
      "a changed argument",
      {
        ...IN_PLACE_QUESTION,
        returns: "void",
        checker: { kind: "in_place", param: "old_tape", prefix: false, any_order: true },
      },
      /^Compared is `oldTape` as it is/,
    ],
  ])("say how to read %s", (_, question, note) => {
    expect(readingNotes(question, "java").join(" ")).toMatch(note);
  });

  it("say nothing where JSON and the returned value are all there is", () => {
    expect(readingNotes(QUESTION, "java")).toEqual([]);
  });
});
