"use strict";
// Loads a program's source: as the body of a function, and as a module if it is one.

const vm = require("node:vm");
const { originalPosition } = require("./source-map.js");

const EXPORT = /^[ \t]*export(?:[ \t]+default)?\b/gm;
const IMPORT = /^[ \t]*import\b.*$/gm;
const MODULE_SYNTAX = /^[ \t]*(?:export|import)\b/m;

class CompileError extends Error {}

/** The program's function or class; a promise of it where the source is a module. */
function load(program) {
  const { code } = program;
  let body;
  try {
    body = compileScript(program, code);
  } catch (error) {
    if (!MODULE_SYNTAX.test(code)) throw new CompileError(syntaxErrorText(error, program));
    return loadModule(program).then((found) => checked(found, program));
  }
  return checked(body(), program);
}

function checked(found, { entry, file, methods }) {
  if (typeof found === "function") return found;
  throw new CompileError(`${file} defines no ${methods ? "class" : "function"} named ${entry}`);
}

function compileScript({ entry, file }, code) {
  // On lines of its own after the candidate's, so that line numbers stay true.
  const tail = `\nreturn typeof ${entry} === 'undefined' ? module.exports.${entry} : ${entry};`;
  const names = ["exports", "require", "module"];
  const body = vm.compileFunction(code + tail, names, { filename: file });
  return () => {
    const module = { exports: {} };
    return body.call(module.exports, module.exports, require, module);
  };
}

async function loadModule(program) {
  const { entry, file, code } = program;
  let module;
  try {
    module = new vm.SourceTextModule(code, { identifier: file });
    await module.link(builtinModule);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CompileError(moduleErrorText(error, program));
  }
  await module.evaluate();
  return module.namespace[entry] ?? module.namespace.default;
}

function builtinModule(name) {
  const exported = require(name);
  const names = [...new Set(["default", ...Object.keys(exported)])];
  return new vm.SyntheticModule(names, function evaluate() {
    for (const key of names) this.setExport(key, key === "default" ? exported : exported[key]);
  });
}

// V8 does not say where a module's syntax error is; it does for the same text as a script.
function moduleErrorText(error, program) {
  const blank = (match) => " ".repeat(match.length);
  const { code } = program;
  try {
    compileScript(program, code.replace(EXPORT, blank).replace(IMPORT, blank));
  } catch (located) {
    return syntaxErrorText(located, program);
  }
  return syntaxErrorText(error, program);
}

function syntaxErrorText(error, { file, source, mappings }) {
  const [place, line, marker] = String(error.stack).split("\n");
  const found = place.startsWith(`${file}:`) ? Number(place.slice(file.length + 1)) : 0;
  const said = `${error.name}: ${error.message}`;
  if (found === 0) return `${file}\n${said}`;
  const lines = source.split("\n");
  if (mappings) {
    const position = originalPosition(mappings, found, marker.indexOf("^") + 1);
    const at = position?.line ?? lines.length;
    return `${file}:${at}\n${lines[at - 1]}\n\n${said}`;
  }
  if (found > lines.length) return `${file}:${lines.length}\n${said}`;
  return `${file}:${found}\n${line}\n${marker}\n\n${said}`;
}

module.exports = { CompileError, load };
