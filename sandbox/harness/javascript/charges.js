"use strict";
// Makes the language's built-ins charge for the work that they do out of a program's sight.
//
// A charge is the number of elements or characters that the specification walks over, n log n for
// sorting. A search charges up to what it found, so that a scan in steps stays linear.

const { serialize } = require("node:v8");

const { apply } = Reflect;
const { defineProperty, entries, getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
const { ceil, log2, max, min } = Math;
const { indexOf: indexOfItem } = Array.prototype;
const { indexOf: indexOfText } = String.prototype;

let charged = 0;

const held = (self) => self.length;
const returned = (_self, _args, value) => value.length;
const both = (self, _args, value) => self.length + value.length;
const given = (_self, args) => args.length;
const givenText = (_self, args) => `${args[0]}`.length;
const sorting = (self) => self.length * ceil(log2(self.length + 1));
const step = () => 1;
const search = (self, args, found) => upTo(self, args[1], found);
const itemSearch = (self, args, has) =>
  upTo(self, args[1], has ? apply(indexOfItem, self, args) : -1);
const textSearch = (self, args, has) =>
  upTo(self, args[1], has ? apply(indexOfText, self, args) : -1);
const backwards = (self, args, found) =>
  min(args[1] ?? self.length, self.length - 1) - max(found, 0) + 1;

/** From where a search starts to what it found, or to the end. */
function upTo(self, from, found) {
  const start = from < 0 ? max(0, self.length + from) : min(from || 0, self.length);
  return (found < 0 ? self.length - 1 : found) - start + 1;
}

const LISTS = {
  ...{ copyWithin: held, fill: held, filter: held, forEach: held, join: held, map: held },
  ...{ reduce: held, reduceRight: held, reverse: held, shift: held, splice: held, unshift: held },
  ...{ concat: returned, flat: returned, flatMap: both, slice: returned, push: given },
  ...{ toReversed: held, toSpliced: returned, with: held, sort: sorting, toSorted: sorting },
  ...{ includes: itemSearch, indexOf: search, lastIndexOf: backwards },
};
const TEXTS = {
  ...{ concat: returned, normalize: both, padEnd: returned, padStart: returned },
  ...{ repeat: returned, slice: returned, substr: returned, substring: returned },
  ...{ toLowerCase: held, toUpperCase: held, trim: held, trimEnd: held, trimStart: held },
  ...{ match: held, matchAll: held, search: held, split: held, replace: both, replaceAll: both },
  ...{ startsWith: givenText, endsWith: givenText, localeCompare: givenText },
  ...{ includes: textSearch, indexOf: search, lastIndexOf: backwards },
};
const OBJECTS = {
  ...{ assign: size, entries: returned, fromEntries: size, getOwnPropertyNames: returned },
  ...{ keys: returned, values: returned },
};

function size(_self, _args, object) {
  return keys(object).length;
}

/** Adds to `charged` on every use of the built-ins, from now on, for all of this process. */
function chargeBuiltins() {
  chargeAll(Array.prototype, LISTS);
  chargeAll(Array, { from: returned, of: given });
  chargeAll(getPrototypeOf(Int8Array.prototype), {
    ...LISTS,
    set: (_self, args) => args[0].length,
  });
  chargeAll(String.prototype, TEXTS);
  chargeAll(String, { fromCharCode: given, fromCodePoint: given, raw: returned });
  chargeAll(Object, OBJECTS);
  chargeAll(Math, { max: given, min: given, hypot: given });
  chargeAll(JSON, { parse: givenText, stringify: (_self, _args, text) => text?.length });
  chargeAll(Map.prototype, { forEach: (self) => self.size });
  chargeAll(Set.prototype, { forEach: (self) => self.size });
  chargeAll(globalThis, { structuredClone: (_self, args) => serialize(args[0]).length });
  chargeMatching();
  // Spread, destructuring and for-of take their steps one by one once `next` is no longer native.
  for (const made of [""[Symbol.iterator](), new Map().keys(), new Set().keys(), [].values()]) {
    chargeAll(getPrototypeOf(made), { next: step });
  }
}

function chargeAll(holder, costs) {
  for (const [name, cost] of entries(costs)) {
    const original = holder[name];
    if (original === undefined) continue;
    replace(holder, name, function charging(...args) {
      const value = apply(original, this, args);
      charge(cost(this, args, value));
      return value;
    });
  }
}

/** `exec` is what every use of a regular expression comes down to. */
function chargeMatching() {
  const { exec } = RegExp.prototype;
  replace(RegExp.prototype, "exec", function charging(text) {
    const before = this.global || this.sticky ? this.lastIndex : 0;
    const match = apply(exec, this, [text]);
    if (match) charge(match.index + match[0].length - before + 1);
    else charge(this.sticky ? 1 : `${text}`.length - before);
    return match;
  });
}

function replace(holder, name, charging) {
  const { value: original, ...attributes } = getOwnPropertyDescriptor(holder, name);
  const { length } = original;
  defineProperty(charging, "name", { value: original.name });
  defineProperty(charging, "length", { value: length });
  defineProperty(holder, name, { ...attributes, value: charging });
}

function charge(cost) {
  if (cost > 0) charged += cost;
}

/** Charges what `{...object}` copies; programs are rewritten to call it. */
function chargeSpread(object) {
  if (typeof object === "object" && object !== null) charge(keys(object).length);
  return object;
}

/** What was charged since the last time. */
function takeCharges() {
  const taken = charged;
  charged = 0;
  return taken;
}

module.exports = { chargeBuiltins, chargeSpread, takeCharges };
