/** How `console.log` shows a value: close to Node's, and bounded. */

const MAX_ITEMS = 100;
const MAX_DEPTH = 4;

export function inspect(value: unknown, depth = 0): string {
  if (typeof value === "string") return depth === 0 ? value : `'${value}'`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `[Function: ${value.name || "anonymous"}]`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (depth > MAX_DEPTH) return Array.isArray(value) ? "[Array]" : "[Object]";
  const show = (part: unknown) => inspect(part, depth + 1);
  if (Array.isArray(value)) return group("", "[", value.length, value, show, "]");
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const items = Object.values(value);
    return group(`${nameOf(value)} `, "[", items.length, items, show, "]");
  }
  if (value instanceof Set) return group(`Set(${value.size}) `, "{", value.size, value, show, "}");
  if (value instanceof Map) {
    const pair = ([key, item]: [unknown, unknown]) => `${show(key)} => ${show(item)}`;
    return group(`Map(${value.size}) `, "{", value.size, value, pair, "}");
  }
  const entries = Object.entries(value);
  const field = ([key, item]: [string, unknown]) => `${key}: ${show(item)}`;
  const name = nameOf(value);
  return group(name === "Object" ? "" : `${name} `, "{", entries.length, entries, field, "}");
}

function group<Item>(
  name: string,
  open: string,
  count: number,
  items: Iterable<Item>,
  show: (item: Item) => string,
  close: string,
): string {
  const shown: string[] = [];
  for (const item of items) {
    if (shown.length === MAX_ITEMS) {
      shown.push(`... ${count - MAX_ITEMS} more`);
      break;
    }
    shown.push(show(item));
  }
  const padding = open === "{" && shown.length > 0 ? " " : "";
  return `${name}${open}${padding}${shown.join(", ")}${padding}${close}`;
}

function nameOf(value: object): string {
  const maker: unknown = Object.getPrototypeOf(value)?.constructor;
  return typeof maker === "function" ? maker.name : "Object";
}
