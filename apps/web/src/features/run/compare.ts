/** Whether the browser's own run of a sample gave what is expected: a preview of the server's check. */
import type { CheckerView, Json } from "../../wire/messages";

type Tolerance = { readonly abs: number; readonly rel: number };

const NONE: Tolerance = { abs: 0, rel: 0 };

/** Null if `actual` is right, else a short reason. */
export function difference(checker: CheckerView, expected: Json, actual: Json): string | null {
  switch (checker.kind) {
    case "close":
    case "float":
      return unequal(expected, actual, {
        abs: checker.abs_tolerance ?? 0,
        rel: checker.rel_tolerance ?? 0,
      });
    case "unordered":
      return unequalAsSets(expected, actual);
    default:
      return unequal(expected, actual, NONE);
  }
}

function unequal(expected: Json, actual: Json, near: Tolerance): string | null {
  if (Array.isArray(expected)) return unequalLists(expected, actual, near);
  if (isMap(expected)) return unequalMaps(expected, actual, near);
  if (typeof expected === "number" && typeof actual === "number" && isNear(expected, actual, near))
    return null;
  return expected === actual ? null : `expected ${short(expected)}, got ${short(actual)}`;
}

function isNear(expected: number, actual: number, { abs, rel }: Tolerance): boolean {
  return Math.abs(expected - actual) <= Math.max(abs, rel * Math.abs(expected));
}

function unequalLists(expected: Json[], actual: Json, near: Tolerance): string | null {
  if (!Array.isArray(actual)) return `expected a list, got ${short(actual)}`;
  if (actual.length !== expected.length)
    return `expected ${expected.length} items, got ${actual.length}`;
  for (const [index, wanted] of expected.entries()) {
    const reason = unequal(wanted, actual[index] ?? null, near);
    if (reason !== null) return `item ${index}: ${reason}`;
  }
  return null;
}

type JsonMap = { [key: string]: Json };

function unequalMaps(expected: JsonMap, actual: Json, near: Tolerance): string | null {
  if (!isMap(actual)) return `expected a map, got ${short(actual)}`;
  const keys = Object.keys(expected);
  if (
    keys.length !== Object.keys(actual).length ||
    !keys.every((key) => Object.hasOwn(actual, key))
  )
    return "other keys than expected";
  for (const key of keys) {
    const reason = unequal(expected[key] ?? null, actual[key] ?? null, near);
    if (reason !== null) return `key ${short(key)}: ${reason}`;
  }
  return null;
}

function unequalAsSets(expected: Json, actual: Json): string | null {
  if (!Array.isArray(expected)) return unequal(expected, actual, NONE);
  if (!Array.isArray(actual)) return `expected a list, got ${short(actual)}`;
  if (actual.length !== expected.length)
    return `expected ${expected.length} items, got ${actual.length}`;
  const open = [...expected];
  for (const item of actual) {
    const at = open.findIndex((wanted) => unequal(wanted, item, NONE) === null);
    if (at < 0) return `not expected, or too often: ${short(item)}`;
    open.splice(at, 1);
  }
  return null;
}

function isMap(value: Json): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
