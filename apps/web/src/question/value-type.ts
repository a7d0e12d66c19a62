/** The types of the question bank's grammar as trees, and what people call them. */
import type { ValueType } from "@sandbox/browser";
import { isRecord } from "../wire/decode";
import type { Json } from "../wire/messages";

export const VOID = "void";

/** Reads a type as the protocol spells it, such as `list<tuple<int,str>>`. */
export function parseType(text: string): ValueType {
  const tokens = text.match(/[a-z_]+|[<>,]/g) ?? [];
  let at = 0;
  const read = (): ValueType => {
    const name = tokens[at++] ?? VOID;
    if (tokens[at] !== "<") return name;
    const parts: ValueType[] = [];
    do {
      at += 1;
      parts.push(read());
    } while (tokens[at] === ",");
    at += 1;
    return [name, ...parts];
  };
  return read();
}

/** The name of a type's outermost part, and the types inside it. */
export function opened(type: ValueType): { name: string; parts: readonly ValueType[] } {
  if (typeof type === "string") return { name: type, parts: [] };
  const [name, ...parts] = type;
  return { name: typeof name === "string" ? name : VOID, parts };
}

const WORDS: { readonly [name: string]: { readonly one: string; readonly many: string } } = {
  list_node: { one: "linked list", many: "linked lists" },
  tree_node: { one: "tree, level by level", many: "trees, each level by level" },
  graph: { one: "graph", many: "graphs" },
};

/** What a value is, where its JSON does not tell; null where it does. */
export function wordFor(type: ValueType, value: Json): string | null {
  const { name, parts } = opened(type);
  const [item] = parts;
  if (name === "optional" && item !== undefined)
    return value === null ? null : wordFor(item, value);
  if (name === "list" && item !== undefined) return WORDS[opened(item).name]?.many ?? null;
  const word = WORDS[name]?.one ?? null;
  return isRecord(value) && "cycle_at" in value ? `${word} whose end leads back into it` : word;
}
