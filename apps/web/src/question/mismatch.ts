/** Why input does not fit a signature, in the words of `question_bank/signatures.py`. */
import type { ValueType } from "@sandbox/browser";
import type { Json, ParameterView, QuestionView } from "../wire/messages";
import { describe } from "./describe";
import { opened, parseType, VOID } from "./value-type";
import { isMap } from "./values";

type Signature = Pick<QuestionView, "kind" | "entry" | "params" | "methods">;

/** Null for legal arguments or, of a class question, steps. */
export function inputMismatch(signature: Signature, args: readonly Json[]): string | null {
  if (signature.kind !== "class") return paramsMismatch(signature.params, args);
  for (const [index, step] of args.entries()) {
    const bad = stepMismatch(signature, index, step);
    if (bad !== null) return `step ${index}: ${bad}`;
  }
  return args.length > 0 ? null : `the first step is [${signature.entry}, [...]]`;
}

function stepMismatch({ entry, params, methods }: Signature, index: number, step: Json) {
  const [name = null, args] = Array.isArray(step) && step.length === 2 ? step : [];
  if (!Array.isArray(args)) return `[name, [arguments]] expected, got ${describe(step)}`;
  if (index === 0) {
    if (name === entry) return paramsMismatch(params, args);
    return `the first step constructs ${entry}, got ${describe(name)}`;
  }
  const method = methods.find((each) => each.name === name);
  if (method === undefined) {
    const known = methods.map((each) => each.name).join(", ");
    return `one of ${known} expected, got ${describe(name)}`;
  }
  const bad = paramsMismatch(method.params, args);
  return bad === null ? null : `${method.name}: ${bad}`;
}

function paramsMismatch(params: readonly ParameterView[], args: readonly Json[]): string | null {
  if (args.length !== params.length)
    return `${args.length} arguments for ${params.length} parameters`;
  for (const [index, { name, type }] of params.entries()) {
    const bad = mismatch(args[index] ?? null, parseType(type));
    if (bad !== null) return `${name}${bad}`;
  }
  return null;
}

/** Why the value is not of the type, as `[0][1]: int expected, got null`. */
function mismatch(value: Json, type: ValueType): string | null {
  const { name, parts } = opened(type);
  const [first = VOID, second = VOID] = parts;
  switch (name) {
    case "optional":
      return value === null ? null : mismatch(value, first);
    case "list":
      return Array.isArray(value) ? firstBad(value, () => first) : not(type, value);
    case "tuple":
      return Array.isArray(value) && value.length === parts.length
        ? firstBad(value, (index) => parts[index] ?? VOID)
        : not(type, value);
    case "map":
      return isMap(value) ? mapMismatch(value, first, second) : not(type, value);
    case "list_node":
      return chainMismatch(value, type, first);
    case "tree_node":
      return treeMismatch(value, type, first);
    default:
      return fits(value, name) ? null : not(type, value);
  }
}

function fits(value: Json, atom: string): boolean {
  switch (atom) {
    case "int":
      return Number.isSafeInteger(value);
    case "float":
      return Number.isFinite(value);
    case "bool":
      return typeof value === "boolean";
    case "str":
      return typeof value === "string";
    case "char":
      return typeof value === "string" && [...value].length === 1;
    case "graph":
      return isGraph(value);
    default:
      return value === null;
  }
}

function isGraph(value: Json): boolean {
  if (!isMap(value) || Object.keys(value).sort().join() !== "directed,edges,n") return false;
  const { n, edges, directed } = value;
  if (!isNode(n, Number.MAX_SAFE_INTEGER + 1) || !Array.isArray(edges)) return false;
  return typeof directed === "boolean" && edges.every((edge) => isEdge(edge, n));
}

function isEdge(edge: Json, n: number): boolean {
  if (!Array.isArray(edge) || (edge.length !== 2 && edge.length !== 3)) return false;
  return edge.every(Number.isSafeInteger) && edge.slice(0, 2).every((end) => isNode(end, n));
}

function isNode(value: Json | undefined, n: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value < n;
}

function not(type: ValueType, value: Json): string {
  return `: ${typeText(type)} expected, got ${describe(value)}`;
}

function typeText(type: ValueType): string {
  const { name, parts } = opened(type);
  return parts.length === 0 ? name : `${name}<${parts.map(typeText).join()}>`;
}

function firstBad(items: readonly Json[], typeOf: (index: number) => ValueType): string | null {
  for (const [index, item] of items.entries()) {
    const bad = mismatch(item, typeOf(index));
    if (bad !== null) return `[${index}]${bad}`;
  }
  return null;
}

function mapMismatch(map: { [key: string]: Json }, key: ValueType, item: ValueType) {
  for (const [name, value] of Object.entries(map)) {
    const bad = mismatch(name, key) ?? mismatch(value, item);
    if (bad !== null) return `[${describe(name)}]${bad}`;
  }
  return null;
}

function chainMismatch(value: Json, type: ValueType, item: ValueType): string | null {
  const items = isMap(value) ? value["items"] : value;
  if (!Array.isArray(items)) return not(type, value);
  if (isMap(value)) {
    const at = value["cycle_at"];
    const named = Object.keys(value).sort().join() === "cycle_at,items";
    if (!named || typeof at !== "number" || !Number.isInteger(at)) return not(type, value);
    if (at < 0 || at >= items.length) return `: cycle_at is ${at} in a list of ${items.length}`;
  }
  return firstBad(items, () => item);
}

function treeMismatch(value: Json, type: ValueType, item: ValueType): string | null {
  if (!Array.isArray(value)) return not(type, value);
  if (value.length > 0 && value.at(-1) === null) return ": a tree ends with a value, not with null";
  let free = 1;
  for (const [index, each] of value.entries()) {
    if (free === 0) return `[${index}]: a value without a parent`;
    free += each === null ? -1 : 1;
  }
  return firstBad(value, () => ["optional", item]);
}
