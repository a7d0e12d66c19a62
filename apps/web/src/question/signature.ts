/** How a question's program is called, and the names that each language has for its parts. */
import type { Methods, Signature, ValueType } from "@sandbox/browser";
import { jsonValue } from "../wire/decode";
import type { Json, Language, MethodView, ParameterView, QuestionView } from "../wire/messages";
import { parseType, VOID } from "./value-type";

/** One call in the life of a class question's object; the first constructs it. */
export type Step = { readonly name: string; readonly args: readonly Json[] };

export function paramName(language: Language, name: string): string {
  return language === "python" ? name : camelCase(name);
}

export function methodName(language: Language, name: string): string {
  if (language === "python") return name;
  return language === "go" ? capital(camelCase(name)) : camelCase(name);
}

function camelCase(name: string): string {
  const [first = "", ...rest] = name.split("_");
  return first + rest.map(capital).join("");
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function paramTypes(params: readonly ParameterView[]): ValueType[] {
  return params.map(({ type }) => parseType(type));
}

/** The steps of legal `args`. */
export function stepsOf(args: readonly unknown[]): Step[] {
  return args.map((step) => {
    const [name, values] = Array.isArray(step) ? step : [];
    return { name: String(name), args: Array.isArray(values) ? values.map(jsonValue) : [] };
  });
}

/** The method that the step at `index` calls; null for the constructor. */
export function methodOf(question: QuestionView, steps: readonly Step[], index: number) {
  const name = steps[index]?.name;
  return index === 0 ? null : (question.methods.find((method) => method.name === name) ?? null);
}

/** The question with its parameters and methods by the names that a language has for them. */
export function respelt(question: QuestionView, language: Language): QuestionView {
  const respell = (params: readonly ParameterView[]): ParameterView[] =>
    params.map(({ name, type }) => ({ name: paramName(language, name), type }));
  const methods = question.methods.map(({ name, params, returns }) => ({
    name: methodName(language, name),
    params: respell(params),
    returns,
  }));
  return { ...question, params: respell(question.params), methods };
}

/** Steps by the names that a language has for the methods. */
export function respeltSteps(
  question: QuestionView,
  language: Language,
  args: readonly Json[],
): Json[] {
  return renamed(question, args, (name) => methodName(language, name));
}

/** Steps by the names of the signature, whichever language's they have. */
export function canonicalSteps(question: QuestionView, args: readonly Json[]): Json[] {
  const spellings = (name: string): string[] => [name, camelCase(name), capital(camelCase(name))];
  const canonical = (given: string): string =>
    question.methods.find(({ name }) => spellings(name).includes(given))?.name ?? given;
  return renamed(question, args, canonical);
}

/** Leaves alone what is no step, and the construction. */
function renamed(
  { kind }: QuestionView,
  args: readonly Json[],
  rename: (name: string) => string,
): Json[] {
  if (kind !== "class") return [...args];
  return args.map((step, index) => {
    if (index === 0 || !Array.isArray(step)) return step;
    const [name, ...rest] = step;
    return typeof name === "string" ? [rename(name), ...rest] : step;
  });
}

/** The type of what a right program answers to legal arguments. */
export function answerType(question: QuestionView, args: readonly unknown[]): ValueType {
  const returns = parseType(question.returns);
  if (question.kind === "class") {
    const steps = stepsOf(args);
    const types = steps.map((_, index) => methodOf(question, steps, index)?.returns ?? VOID);
    return ["tuple", ...types.map(parseType)];
  }
  const changed = changedParam(question);
  if (changed === null) return returns;
  const type = parseType(question.params[changed]?.type ?? VOID);
  return returns === VOID ? type : ["tuple", returns, type];
}

/** The index of the parameter that the program changes, if that is what is compared. */
export function changedParam({ checker, params }: QuestionView): number | null {
  if (checker.kind !== "in_place") return null;
  return params.findIndex(({ name }) => name === checker.param);
}

type Callable = {
  readonly entry: string;
  readonly signature: Signature;
  readonly methods?: Methods;
};

/** What the browser's sandbox is told of the program that a question wants. */
export function callable(question: QuestionView, language: Language): Callable {
  const { kind, entry, params, returns, methods } = respelt(question, language);
  const signature: Signature = {
    params: paramTypes(params),
    returns: parseType(returns),
    in_place: changedParam(question),
  };
  if (kind !== "class") return { entry, signature };
  const entries = methods.map((method) => [method.name, signatureOf(method)] as const);
  return { entry, signature, methods: Object.fromEntries(entries) };
}

function signatureOf({ params, returns }: MethodView): Signature {
  return { params: paramTypes(params), returns: parseType(returns), in_place: null };
}
