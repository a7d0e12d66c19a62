/** A short text for any value, in the words of the server's checkers. */
import type { Value } from "./values";
import { Real } from "./values";

const MAX_CHARS = 40;
const CUT = "...";
const BEYOND_64_BITS = 2 ** 64;

export function describe(value: Value): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return quoted(value);
  if (value instanceof Real) return realText(value.value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return `a map of ${Object.keys(value).length}`;
}

function numberText(value: number): string {
  if (Math.abs(value) >= BEYOND_64_BITS) return "an integer beyond 64 bits";
  return Number.isInteger(value) ? BigInt(value).toString() : realText(value);
}

/** As Python writes a float. */
function realText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  const [digits = "", exponent = ""] = size.toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 16) return `${sign}${Number.isInteger(size) ? size.toFixed(1) : size}`;
  return `${sign}${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

const ESCAPES: { readonly [character: string]: string } = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** As Python writes a text in ASCII. */
function quoted(text: string): string {
  const all = [...text];
  const shown = all.length > MAX_CHARS ? [...all.slice(0, MAX_CHARS - CUT.length), ...CUT] : all;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = shown.map((each) => (each === quote ? `\\${quote}` : escaped(each)));
  return `${quote}${body.join("")}${quote}`;
}

function escaped(character: string): string {
  const known = ESCAPES[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return character;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
