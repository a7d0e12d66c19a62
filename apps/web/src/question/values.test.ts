import { describe, expect, it } from "vitest";
import type { Json } from "../wire/messages";
import { parseType, wordFor } from "./value-type";
import { Real, readValue, typedValue } from "./values";

describe("readValue", () => {
  it.each([
    ["[1, 1.0, 1e2, -0.5]", [1, new Real(1), new Real(100), new Real(-0.5)]],
    ['{"s": "f1.0", "a\\"1.5": [true, null]}', { s: "f1.0", 'a"1.5': [true, null] }],
    ['"\\\\"', "\\"],
    ['["1.0", "\\u0031.5"]', ["1.0", "1.5"]],
    ["[[], {}]", [[], {}]],
    ["", null],
  ])("of %s", (text, value) => {
    expect(readValue(text)).toEqual(value);
  });

  it("takes a text of a megabyte", () => {
    const long = '\\"x'.repeat(330_000);
    expect(readValue(`["${long}"]`)).toEqual([JSON.parse(`"${long}"`)]);
  });
});

describe("typedValue", () => {
  it.each<[string, Json, unknown]>([
    ["float", 2, new Real(2)],
    ["int", 2, 2],
    ["optional<float>", null, null],
    ["optional<list<float>>", [1], [new Real(1)]],
    ["tuple<int,float>", [1, 1], [1, new Real(1)]],
    ["map<str,list<float>>", { a: [1] }, { a: [new Real(1)] }],
    ["tree_node<float>", [1, null, 2], [new Real(1), null, new Real(2)]],
    [
      "list_node<float>",
      { items: [1, 2], cycle_at: 1 },
      { items: [new Real(1), new Real(2)], cycle_at: 1 },
    ],
    ["graph", { n: 2, edges: [[0, 1]], directed: true }, { n: 2, edges: [[0, 1]], directed: true }],
  ])("has floats where %s says so", (type, value, typed) => {
    expect(typedValue(value, parseType(type))).toEqual(typed);
  });
});

describe("parseType", () => {
  it.each([
    ["int", "int"],
    ["void", "void"],
    ["list<tuple<int,str>>", ["list", ["tuple", "int", "str"]]],
    ["map<str, optional<list_node<int>>>", ["map", "str", ["optional", ["list_node", "int"]]]],
  ])("reads %s", (text, type) => {
    expect(parseType(text)).toEqual(type);
  });
});

describe("wordFor", () => {
  it.each<[string, Json, string | null]>([
    ["list<int>", [1], null],
    ["list_node<int>", [1], "linked list"],
    ["list_node<int>", { items: [1], cycle_at: 0 }, "linked list whose end leads back into it"],
    ["list<list_node<int>>", [[1]], "linked lists"],
    ["optional<tree_node<int>>", [1], "tree, level by level"],
    ["optional<tree_node<int>>", null, null],
    ["graph", { n: 0, edges: [], directed: true }, "graph"],
  ])("says what a %s is", (type, value, word) => {
    expect(wordFor(parseType(type), value)).toBe(word);
  });
});
