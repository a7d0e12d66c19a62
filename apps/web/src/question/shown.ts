/** How a question's inputs and answers read, in the spelling of the candidate's language. */
import type { ValueType } from "@sandbox/browser";
import { jsonText } from "../ui/json-text";
import { jsonValue } from "../wire/decode";
import type { Language, QuestionView } from "../wire/messages";
import type { Step } from "./signature";
import { changedParam, methodName, methodOf, paramName, stepsOf } from "./signature";
import { opened, parseType, VOID, wordFor } from "./value-type";

/** `word` says what the value is, where its JSON does not tell. */
export type Line = { readonly label: string; readonly text: string; readonly word: string | null };

/** The arguments of a function, one line each. */
export function inputLines(
  { params }: QuestionView,
  language: Language,
  args: readonly unknown[],
): Line[] {
  return params.map(({ name, type }, index) =>
    line(`${paramName(language, name)} = `, parseType(type), args[index]),
  );
}

/** What a function answers; any value at all, as a wrong program may answer it. */
export function answerLines(question: QuestionView, language: Language, answer: unknown): Line[] {
  const { params, returns, checker } = question;
  const changed = changedParam(question);
  const param = changed === null ? undefined : params[changed];
  if (param === undefined || checker.kind !== "in_place")
    return [line("", parseType(returns), answer)];
  const name = paramName(language, param.name);
  const type = parseType(param.type);
  if (returns === VOID) return [line(`${name}: `, type, answer)];
  if (!Array.isArray(answer) || answer.length !== 2) return [line("", VOID, answer)];
  const [returned, left] = answer;
  return [
    line("returned: ", parseType(returns), returned),
    checker.prefix ? prefixLine(name, type, returned, left) : line(`${name}: `, type, left),
  ];
}

function prefixLine(name: string, type: ValueType, count: unknown, items: unknown): Line {
  const fits = Array.isArray(items) && Number.isInteger(count);
  if (!fits || Number(count) < 0 || Number(count) > items.length)
    return line(`${name}: `, type, items);
  return line(`first ${count} of ${name}: `, type, items.slice(0, Number(count)));
}

function line(label: string, type: ValueType, value: unknown): Line {
  return { label, text: jsonText(value), word: wordFor(type, jsonValue(value)) };
}

/** A call of a class question, and whether it answers anything. */
export type CallLine = { readonly call: string; readonly answers: boolean };

export function callLines(
  question: QuestionView,
  language: Language,
  args: readonly unknown[],
): CallLine[] {
  const steps = stepsOf(args);
  return steps.map((step, index) => {
    const method = methodOf(question, steps, index);
    const name = method === null ? step.name : methodName(language, method.name);
    return { call: callText(name, step), answers: method !== null && method.returns !== VOID };
  });
}

function callText(name: string, { args }: Step): string {
  return `${name}(${args.map(jsonText).join(", ")})`;
}

const SHAPES: { readonly [name: string]: string } = {
  list_node: "A linked list is written as its values in order.",
  tree_node: "A tree is written level by level, with null for a missing child.",
  graph: "A graph has nodes from 0 to n - 1, and edges as [from, to] or [from, to, weight].",
};

/** What one has to know to read the examples. */
export function readingNotes(question: QuestionView, language: Language): string[] {
  const { params, returns, methods } = question;
  const all = [
    ...[...params, ...methods.flatMap((method) => method.params)].map(({ type }) => type),
    ...[returns, ...methods.map((method) => method.returns)],
  ];
  const names = new Set(all.map(parseType).flatMap(namesIn));
  const shapes = Object.entries(SHAPES).filter(([name]) => names.has(name));
  return [...shapes.map(([, note]) => note), ...inPlaceNote(question, language)];
}

function namesIn(type: ValueType): string[] {
  const { name, parts } = opened(type);
  return [name, ...parts.flatMap(namesIn)];
}

function inPlaceNote({ checker, returns }: QuestionView, language: Language): string[] {
  if (checker.kind !== "in_place") return [];
  const name = `\`${paramName(language, checker.param)}\``;
  if (checker.prefix)
    return [
      `Compared are the returned count and, after the call, that many first items of ${name}.`,
    ];
  if (returns === VOID) return [`Compared is ${name} as it is after the call.`];
  return [`Compared are the returned value and ${name} as it is after the call.`];
}
