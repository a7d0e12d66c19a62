/** Whether an answer is right: the meaning of `question_bank/checkers.py`, held to it by shared examples. */
import type { Json, QuestionView } from "../wire/messages";
import { describe } from "./describe";
import { multisetDifference } from "./multisets";
import { answerType, stepsOf } from "./signature";
import type { Value, ValueMap } from "./values";
import { isMap, Real, readValue, typedValue } from "./values";

type Tolerance = { readonly abs: number; readonly rel: number };
type Checker = QuestionView["checker"];
type InPlace = Extract<Checker, { kind: "in_place" }>;

const EXACT: Tolerance = { abs: 0, rel: 0 };

/** Whether a browser can tell right from wrong; otherwise only the server can. */
export function isComparable({ kind }: Checker): boolean {
  return kind !== "any_of";
}

/** Null if the program's JSON text is the answer to a sample, else a short reason. */
export function sampleDifference(
  question: QuestionView,
  args: readonly Json[],
  expected: Json,
  actual: string,
): string | null {
  const wanted = typedValue(expected, answerType(question, args));
  return difference(question.checker, args, wanted, readValue(actual));
}

/** Null if `actual` is right, else a short reason. `args` are what a class's steps are named by. */
export function difference(
  checker: Checker,
  args: readonly Json[],
  expected: Value,
  actual: Value,
): string | null {
  switch (checker.kind) {
    case "exact":
      return unequal(expected, actual, EXACT);
    case "float":
      return unequal(expected, actual, { abs: checker.abs_tolerance, rel: checker.rel_tolerance });
    case "unordered":
      return multisetDifference(expected, actual, false);
    case "unordered_deep":
      return multisetDifference(expected, actual, true);
    case "in_place":
      return unequalInPlace(checker, expected, actual);
    case "calls":
      return unequalCalls(args, expected, actual);
    case "any_of":
      throw new Error("Only the server can tell.");
  }
}

function unequalInPlace(checker: InPlace, expected: Value, actual: Value): string | null {
  if (!checker.prefix) return unequalArgument(checker, expected, actual);
  const [count = null, wanted = null] = listOf(expected);
  if (!Array.isArray(actual) || actual.length !== 2)
    return `expected a count and the argument, got ${describe(actual)}`;
  const [returned = null, items = null] = actual;
  const reason = unequal(count, returned, EXACT);
  if (reason !== null) return `returned value: ${reason}`;
  if (!Array.isArray(items) || typeof count !== "number" || items.length < count)
    return `expected at least ${count} items in ${checker.param}, got ${describe(items)}`;
  return unequalArgument(checker, wanted, items.slice(0, count));
}

function unequalArgument(checker: InPlace, expected: Value, actual: Value): string | null {
  return checker.any_order
    ? multisetDifference(expected, actual, false)
    : unequal(expected, actual, EXACT);
}

function unequalCalls(args: readonly Json[], expected: Value, actual: Value): string | null {
  const wanted = listOf(expected);
  if (!Array.isArray(actual) || actual.length !== wanted.length)
    return `expected the answers to ${wanted.length} calls, got ${describe(actual)}`;
  const steps = stepsOf(args);
  for (const [index, answer] of wanted.entries()) {
    const reason = unequal(answer, actual[index] ?? null, EXACT);
    if (reason !== null) return `call ${index}, ${steps[index]?.name ?? "?"}: ${reason}`;
  }
  return null;
}

function unequal(expected: Value, actual: Value, near: Tolerance): string | null {
  if (Array.isArray(expected)) return unequalLists(expected, actual, near);
  if (isMap(expected)) return unequalMaps(expected, actual, near);
  const same =
    expected instanceof Real ? isNear(expected.value, actual, near) : expected === actual;
  return same ? null : `expected ${describe(expected)}, got ${describe(actual)}`;
}

function isNear(expected: number, actual: Value, { abs, rel }: Tolerance): boolean {
  const number = actual instanceof Real ? actual.value : actual;
  if (typeof number !== "number") return false;
  const distance = Math.abs(expected - number);
  return Number.isFinite(distance) && distance <= Math.max(abs, rel * Math.abs(expected));
}

function unequalLists(expected: Value[], actual: Value, near: Tolerance): string | null {
  if (!Array.isArray(actual)) return `expected a list, got ${describe(actual)}`;
  if (actual.length !== expected.length)
    return `expected ${expected.length} items, got ${actual.length}`;
  for (const [index, wanted] of expected.entries()) {
    const reason = unequal(wanted, actual[index] ?? null, near);
    if (reason !== null) return `item ${index}: ${reason}`;
  }
  return null;
}

function unequalMaps(expected: ValueMap, actual: Value, near: Tolerance): string | null {
  if (!isMap(actual)) return `expected a map, got ${describe(actual)}`;
  const keys = Object.keys(expected);
  const count = Object.keys(actual).length;
  if (keys.length !== count || !keys.every((key) => Object.hasOwn(actual, key)))
    return `expected ${keys.length} keys, got ${count} keys or other ones`;
  for (const key of keys) {
    const reason = unequal(expected[key] ?? null, actual[key] ?? null, near);
    if (reason !== null) return `key ${describe(key)}: ${reason}`;
  }
  return null;
}

function listOf(value: Value): Value[] {
  return Array.isArray(value) ? value : [];
}
