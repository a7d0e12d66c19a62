/** The examples that the server's checkers are tested with: the preview must say the very same. */
import { describe, expect, it } from "vitest";
import answersText from "../../../../tests/question_bank/answers.json?raw";
import inputsText from "../../../../tests/question_bank/inputs.json?raw";
import type { Json, MethodView, ParameterView, QuestionView } from "../wire/messages";
import { difference } from "./compare";
import { inputMismatch } from "./mismatch";
import { readValue } from "./values";

type Checker = QuestionView["checker"];
type AnswerExample = {
  readonly what: string;
  readonly checker:
    | Exclude<Checker, { kind: "float" }>
    | { kind: "float"; abs: number; rel: number };
  readonly steps?: readonly Json[];
  readonly expected: string;
  readonly actual: string;
  readonly reason: string | null;
};
type InputExample = {
  readonly signature: {
    readonly kind: "function" | "class";
    readonly name: string;
    readonly params: ParameterView[];
    readonly methods?: MethodView[];
  };
  readonly args: readonly Json[];
  readonly reason: string | null;
};

const ANSWERS: readonly AnswerExample[] = JSON.parse(answersText);
const INPUTS: readonly InputExample[] = JSON.parse(inputsText);

function checkerOf({ checker }: AnswerExample): Checker {
  if (checker.kind !== "float") return checker;
  return { kind: "float", abs_tolerance: checker.abs, rel_tolerance: checker.rel };
}

describe("difference", () => {
  it.each(ANSWERS)("of $checker.kind: $what", (example) => {
    const { steps = [], expected, actual, reason } = example;
    const [wanted, got] = [readValue(expected), readValue(actual)];
    expect(difference(checkerOf(example), steps, wanted, got)).toBe(reason);
  });
});

describe("inputMismatch", () => {
  it.each(INPUTS)("of $signature.name, $args: $reason", ({ signature, args, reason }) => {
    const { kind, name: entry, params, methods = [] } = signature;
    expect(inputMismatch({ kind, entry, params, methods }, args)).toBe(reason);
  });
});
