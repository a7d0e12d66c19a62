// The Python side of the browser sandbox: its harness as one text, and a snapshot with it in place.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const sandbox = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Each after those that it imports; the boxes have the same files of `sandbox.harness`. */
const MODULES = [
  "sandbox.harness.python_json",
  "sandbox.harness.python_values",
  "sandbox.harness.python_errors",
  "sandbox.harness.python_program",
  "sandbox.browser.small_stack",
  "sandbox.browser.harness",
];

/** What programs import most, so that it costs them nothing. */
const COMMON = `abc, ast, bisect, collections, collections.abc, copy, dataclasses, enum, functools,
  heapq, itertools, json, math, operator, random, re, string, time, traceback, typing`;

function source(path) {
  return readFileSync(join(sandbox, path), "utf8");
}

/** Python code that installs the harness. */
export function setupOf() {
  const packages = ["sandbox", "sandbox.harness", "sandbox.browser"];
  const sources = Object.fromEntries([
    ...packages.map((name) => [name, ""]),
    ...MODULES.map((name) => [name, source(`../${name.replaceAll(".", "/")}.py`)]),
  ]);
  const text = JSON.stringify(JSON.stringify(sources));
  return `${source("browser/install.py")}\n\ninstall(${text})\n`;
}

/** The memory of an interpreter that has run `setup` and then some: about 30 MB. */
export async function snapshotOf(pyodideFolder, setup) {
  const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
  const jsglobals = Object.assign(Object.create(null), {
    Object: { fromEntries: Object.fromEntries },
  });
  const python = await loadPyodide({ _makeSnapshot: true, jsglobals });
  python.runPython(setup);
  python.runPython(`import ${COMMON.replaceAll("\n", " ")}`);
  python.runPython("from sandbox.browser.harness import rehearse\nrehearse()");
  return python.makeMemorySnapshot();
}
