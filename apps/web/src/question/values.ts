/** JSON values in which a float is not an int, as the server's checkers see them. */
import type { ValueType } from "@sandbox/browser";
import { parseJson } from "../wire/decode";
import type { Json } from "../wire/messages";
import { opened, VOID } from "./value-type";

/** A number that was written as a float, such as `1.0`. */
export class Real {
  constructor(readonly value: number) {}
}

/** A plain number is an int. */
export type Value = null | boolean | number | string | Real | Value[] | ValueMap;
export type ValueMap = { [key: string]: Value };

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Reads JSON text; null when it is none. */
export function readValue(text: string): Value {
  // Texts get a letter before them, so that a float can become one with another letter.
  const marked = text.replace(TOKENS, (token) => {
    if (token.startsWith('"')) return `"s${token.slice(1)}`;
    return /[.eE]/.test(token) ? `"f${token}"` : token;
  });
  return unmarked(parseJson(marked) ?? null);
}

function unmarked(value: Json): Value {
  if (typeof value === "string")
    return value.startsWith("f") ? new Real(Number(value.slice(1))) : value.slice(1);
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.slice(1), unmarked(item)]),
  );
}

/** A legal value of a type, with floats wherever the type says float. */
export function typedValue(value: Json, type: ValueType): Value {
  const { name, parts } = opened(type);
  if (name === "optional") return typedValue(value, parts[0] ?? VOID);
  if (Array.isArray(value)) {
    const typeOf = (index: number) => parts[name === "tuple" ? index : 0] ?? VOID;
    return value.map((item, index) => typedValue(item, typeOf(index)));
  }
  if (typeof value === "object" && value !== null) {
    // The items of a linked list with a cycle stand in a map, and are of the list's own type.
    const item = name === "map" ? (parts[1] ?? VOID) : type;
    const entries = Object.entries(value).map(([key, part]) => [key, typedValue(part, item)]);
    return Object.fromEntries(entries);
  }
  return name === "float" && typeof value === "number" ? new Real(value) : value;
}

export function isMap(value: Value): value is ValueMap {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Real)
  );
}
