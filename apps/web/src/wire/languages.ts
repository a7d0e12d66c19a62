/** The languages of an interview by name. */
import type { BrowserRun } from "@sandbox/browser";
import type { Language } from "./messages";

export const LANGUAGE_NAMES: { readonly [L in Language]: string } = {
  python: "Python",
  javascript: "JavaScript",
  typescript: "TypeScript",
  java: "Java",
  cpp: "C++",
  go: "Go",
};

/** The language of this name, or Python when there is none. */
export function asLanguage(value: string): Language {
  return isLanguage(value) ? value : "python";
}

function isLanguage(value: string): value is Language {
  return value in LANGUAGE_NAMES;
}

export type BrowserLanguage = BrowserRun["language"];

/** Whether the browser can run it by itself. */
export function runsInBrowser(language: Language): language is BrowserLanguage {
  return language === "python" || language === "javascript" || language === "typescript";
}
