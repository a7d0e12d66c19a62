/** Loads a program's source into the worker: as a script, and as a module if it is one. */

import type { Load } from "../worker-wire";
import { describeSyntaxError, fileOf, type Place } from "./javascript-error";

/** The source cannot be compiled, or does not define its entry; the text says why. */
export class CompileError {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const MODULE_SYNTAX = /\b(export|import|await)\b/;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const OWN_FRAME = /solution\.[jt]s:/;
const SLOT = "__entry";

// Taken before the program can replace them.
const importClassic = self.importScripts.bind(self);
const report = self.reportError.bind(self);
const listen = self.addEventListener.bind(self);
const unlisten = self.removeEventListener.bind(self);
const createUrl = URL.createObjectURL.bind(URL);
const TextBlob = Blob;
const { defineProperty } = Object;

/**
 * A function or class named `entry` of the script, of its `module.exports` or of the module's
 * exports.
 *
 * A promise comes from a module alone: a script may have patched what would await it.
 */
export function loadEntry(load: Load): unknown {
  const { compiled, entry, source } = load;
  if (!IDENTIFIER.test(entry)) throw new CompileError(`${entry} is not the name of a function`);
  const url = scriptUrl(`${compiled?.code ?? source}\n//# sourceURL=${fileOf(load)}`);
  const tailUrl = scriptUrl(`${SLOT}(typeof ${entry} === "function" ? ${entry} : undefined)`);
  try {
    return asFunction(runScript(url, tailUrl, entry), load);
  } catch (error) {
    if (!isCompileFailure(error)) throw error;
    if (!MODULE_SYNTAX.test(error.message)) throw compileError(error, load);
    return runModule(url, load);
  }
}

function asFunction(found: unknown, load: Load): unknown {
  if (typeof found === "function") return found;
  const kind = load.methods ? "class" : "function";
  throw new CompileError(`${fileOf(load)} defines no ${kind} named ${load.entry}`);
}

function scriptUrl(source: string): string {
  return createUrl(new TextBlob([source], { type: "text/javascript" }));
}

/** A script of its own reads `entry`, because `const` and `let` are no properties of the global. */
function runScript(url: string, tailUrl: string, entry: string): unknown {
  const commonModule: { exports: unknown } = { exports: {} };
  defineGlobal("module", commonModule);
  defineGlobal("exports", commonModule.exports);
  importClassic(url);
  let found: unknown;
  defineGlobal(SLOT, (value: unknown) => {
    found = value;
  });
  importClassic(tailUrl);
  return found ?? exported(commonModule.exports, entry);
}

async function runModule(url: string, load: Load): Promise<unknown> {
  try {
    const module: unknown = await import(/* @vite-ignore */ url);
    return asFunction(exported(module, load.entry) ?? exported(module, "default"), load);
  } catch (error) {
    throw isCompileFailure(error) ? compileError(error, load) : error;
  }
}

function defineGlobal(name: string, value: unknown): void {
  defineProperty(self, name, { value, configurable: true, writable: true });
}

function exported(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null ? Reflect.get(holder, name) : undefined;
}

/** A syntax error that the program itself throws, say by `JSON.parse`, has a frame of its own. */
function isCompileFailure(error: unknown): error is SyntaxError {
  return error instanceof SyntaxError && !OWN_FRAME.test(error.stack ?? "");
}

function compileError(error: SyntaxError, load: Load): CompileError {
  return new CompileError(describeSyntaxError(error, placeOf(error), load));
}

/** Where a syntax error points at; the engine tells it only in an error event. */
function placeOf(error: SyntaxError): Place {
  let place = { line: 0, column: 0 };
  const note = (event: ErrorEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    place = { line: event.lineno, column: event.colno };
  };
  listen("error", note, { capture: true });
  report(error);
  unlisten("error", note, { capture: true });
  return place;
}
