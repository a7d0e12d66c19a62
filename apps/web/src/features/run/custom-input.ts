/** The candidate's own input: one JSON list of arguments, or of the calls of a class. */
import { inputMismatch } from "../../question/mismatch";
import { canonicalSteps, respelt, respeltSteps } from "../../question/signature";
import { jsonText } from "../../ui/json-text";
import { jsonValue, parseJson } from "../../wire/decode";
import type { Json, Language, ParameterView, QuestionView } from "../../wire/messages";

export type CustomInput =
  | { readonly kind: "valid"; readonly args: Json[] }
  | { readonly kind: "invalid"; readonly error: string };

/** The input in a text. Methods may be spelt as in any language. */
export function readCustomInput(
  text: string,
  question: QuestionView,
  language: Language,
): CustomInput {
  const value = parseJson(text);
  if (value === undefined)
    return invalid(
      "This is not JSON. Strings need double quotes, and nothing may follow the list.",
    );
  if (!Array.isArray(value))
    return invalid(`Write everything in one list: ${wanted(question, language)}.`);
  const args = canonicalSteps(question, value);
  const bad = inputMismatch(respelt(question, language), respeltSteps(question, language, args));
  if (bad !== null) return invalid(`${bad}. Write ${wanted(question, language)}.`);
  return { kind: "valid", args };
}

/** A first input to change: that of the first sample. */
export function firstCustomInput(question: QuestionView, language: Language): string {
  const args = (question.samples[0]?.args ?? []).map(jsonValue);
  if (question.kind !== "class") return jsonText(args);
  return `[${respeltSteps(question, language, args).map(jsonText).join(",\n ")}]`;
}

function wanted(question: QuestionView, language: Language): string {
  const { kind, entry, params, methods } = respelt(question, language);
  const list = (names: readonly ParameterView[]): string =>
    `[${names.map(({ name, type }) => `${name}: ${type}`).join(", ")}]`;
  if (kind !== "class") return list(params);
  const calls = methods.map((method) => `["${method.name}", ${list(method.params)}]`);
  return `[["${entry}", ${list(params)}], then any of ${calls.join(", ")}]`;
}

function invalid(error: string): CustomInput {
  return { kind: "invalid", error };
}
