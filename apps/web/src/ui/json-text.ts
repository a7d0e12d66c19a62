/** JSON values as people read them. */

const MAX_CHARS = 2_000;

/** One line with a space after commas and colons, cut at 2,000 characters. */
export function jsonText(value: unknown): string {
  const text = spaced(value);
  return text.length > MAX_CHARS
    ? `${text.slice(0, MAX_CHARS)}… (${text.length} characters)`
    : text;
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, v]) => `${JSON.stringify(key)}: ${spaced(v)}`);
    return `{${entries.join(", ")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
