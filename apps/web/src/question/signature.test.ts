import { describe, expect, it } from "vitest";
import { CLASS_QUESTION, IN_PLACE_QUESTION, QUESTION } from "../testing/sample-data";
import type { QuestionView } from "../wire/messages";
import { answerType, callable, methodName, paramName, respeltSteps } from "./signature";

const LIFE = [
  ["Ring", [1]],
  ["drop_oldest", []],
];

describe("names", () => {
  it.each([
    ["python", "max_2_load", "max_2_load"],
    ["javascript", "max2Load", "max2Load"],
    ["typescript", "max2Load", "max2Load"],
    ["java", "max2Load", "max2Load"],
    ["cpp", "max2Load", "max2Load"],
    ["go", "max2Load", "Max2Load"],
  ] as const)("are respelt for %s", (language, param, method) => {
    expect(paramName(language, "max_2_load")).toBe(param);
    expect(methodName(language, "max_2_load")).toBe(method);
  });

  it("of steps are respelt, but for the construction", () => {
    expect(respeltSteps(CLASS_QUESTION, "go", LIFE)).toEqual([
      ["Ring", [1]],
      ["DropOldest", []],
    ]);
    expect(respeltSteps(QUESTION, "go", LIFE)).toEqual(LIFE);
  });
});

describe("callable", () => {
  it("tells the types of a function", () => {
    expect(callable(QUESTION, "python")).toEqual({
      entry: "solution",
      signature: { params: [["list", "int"], "int"], returns: ["list", "int"], in_place: null },
    });
  });

  it("tells which argument is compared", () => {
    expect(callable(IN_PLACE_QUESTION, "python").signature.in_place).toBe(0);
  });

  it("tells the types of a class and of its methods by the names of the language", () => {
    expect(callable(CLASS_QUESTION, "javascript")).toEqual({
      entry: "Ring",
      signature: { params: ["int"], returns: "void", in_place: null },
      methods: {
        push: { params: ["int"], returns: "bool", in_place: null },
        dropOldest: { params: [], returns: ["optional", "int"], in_place: null },
        clear: { params: [], returns: "void", in_place: null },
      },
    });
  });
});

describe("answerType", () => {
  const inPlace = (returns: string): QuestionView => ({ ...IN_PLACE_QUESTION, returns });

  it.each([
    ["a function", QUESTION, [], ["list", "int"]],
    ["a changed argument", inPlace("void"), [], ["list", "int"]],
    ["a changed argument and a value", inPlace("int"), [], ["tuple", "int", ["list", "int"]]],
    ["a life", CLASS_QUESTION, LIFE, ["tuple", "void", ["optional", "int"]]],
  ])("of %s", (_, question, args, type) => {
    expect(answerType(question, args)).toEqual(type);
  });
});
