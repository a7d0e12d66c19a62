/** Turns what a program returned into JSON text, with nothing that the program can have patched. */

import { RESULT_LIMIT } from "../contract";

const MAX_DEPTH = 500;

const { isArray } = Array;
const { getPrototypeOf, keys } = Object;
const isFiniteNumber = Number.isFinite;
const { isView } = ArrayBuffer;
const quote: (text: string) => string = JSON.stringify;
const objectPrototype = Object.prototype;

/** The value is no plain JSON; the text names what it is. */
export class NotJson {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

export class TooLarge {}

/**
 * `undefined` is null, inside an object it is left out; typed arrays are arrays.
 *
 * @throws NotJson or TooLarge
 */
export function plainJson(value: unknown): string {
  let size = 0;
  const holders: object[] = [];

  function counted(text: string): string {
    size += text.length + 1;
    if (size > RESULT_LIMIT) throw new TooLarge();
    return text;
  }

  function encode(part: unknown): string {
    switch (typeof part) {
      case "undefined":
        return counted("null");
      case "string":
        return counted(quote(part));
      case "boolean":
        return counted(part ? "true" : "false");
      case "number":
        if (!isFiniteNumber(part)) throw new NotJson(`${part}`);
        return counted(part === 0 ? "0" : `${part}`);
      case "object":
        return part === null ? counted("null") : within(part);
      default:
        throw new NotJson(`a value of type ${typeof part}`);
    }
  }

  function within(holder: object): string {
    const depth = holders.length;
    for (let i = 0; i < depth; i += 1) {
      if (holders[i] === holder) throw new NotJson("a value that contains itself");
    }
    if (depth >= MAX_DEPTH) throw new NotJson("a value that is nested too deeply");
    holders[depth] = holder;
    const text = isList(holder) ? listText(holder) : objectText(holder);
    holders.length = depth;
    return text;
  }

  function listText(list: ArrayLike<unknown>): string {
    let text = "[";
    const { length } = list;
    for (let i = 0; i < length; i += 1) text += (i > 0 ? "," : "") + encode(list[i]);
    return counted(`${text}]`);
  }

  function objectText(holder: object): string {
    const prototype: unknown = getPrototypeOf(holder);
    if (prototype !== objectPrototype && prototype !== null) {
      throw new NotJson(`a value of type ${typeName(holder)}`);
    }
    let text = "{";
    const names = keys(holder);
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] ?? "";
      const part: unknown = Reflect.get(holder, name);
      if (part === undefined) continue;
      text += `${text === "{" ? "" : ","}${counted(quote(name))}:${encode(part)}`;
    }
    return `${text}}`;
  }

  return encode(value);
}

function isList(holder: object): holder is ArrayLike<unknown> {
  return isArray(holder) || (isView(holder) && "length" in holder);
}

function typeName(holder: object): string {
  const maker: unknown = Reflect.get(holder, "constructor");
  return typeof maker === "function" && maker.name !== "" ? maker.name : "object";
}
