'use strict';
// Serves calls of a JavaScript program, inside a jailed child. The frames are those of frames.py.

const fs = require('fs');
const vm = require('vm');

const REQUESTS = 60;
const RESULTS = 61;
const NONCE_BYTES = 8;
const FILE = 'solution.js';
const MAX_DEPTH = 500;
const MAX_FRAMES = 8;
const MAX_ERROR = 4000;
const CHANNEL_LOST = 97;
const KIND = { value: 'V', exception: 'E', compileError: 'C' };
const EXPORT = /^[ \t]*export(?:[ \t]+default)?\b/gm;
const IMPORT = /^[ \t]*import\b.*$/gm;
const MODULE_SYNTAX = /^[ \t]*(?:export|import)\b/m;

// Taken before the candidate's code can replace them.
const { readSync, writeSync } = fs;
const { parse, stringify } = JSON;
const { isArray } = Array;
const { getPrototypeOf, keys } = Object;
const { isFinite } = Number;
const { isView } = ArrayBuffer;
const exit = process.exit.bind(process);

class CompileError extends Error {}
class NotJson extends Error {}

let rejectCall = null;

function readExactly(size) {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const count = readSync(REQUESTS, bytes, at, size - at, null);
    if (count === 0) exit(0);
    at += count;
  }
  return bytes;
}

function readMessage() {
  return readExactly(readExactly(4).readUInt32LE(0));
}

function writeAnswer(nonce, kind, body) {
  const text = Buffer.from(body, 'utf8');
  const bytes = Buffer.alloc(NONCE_BYTES + 5 + text.length);
  nonce.copy(bytes, 0, 0, NONCE_BYTES);
  bytes.writeUInt32LE(text.length + 1, NONCE_BYTES);
  bytes.write(kind, NONCE_BYTES + 4, 'latin1');
  text.copy(bytes, NONCE_BYTES + 5);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(RESULTS, bytes, at);
  } catch {
    exit(CHANNEL_LOST);
  }
}

function compileErrorText(error, source) {
  const stack = String(error.stack);
  const lineCount = source.split('\n').length;
  const [, line] = /^solution\.js:(\d+)/.exec(stack) ?? [];
  if (line === undefined) return `${FILE}\n${error.name}: ${error.message}`;
  if (Number(line) > lineCount) return `${FILE}:${lineCount}\n${error.name}: ${error.message}`;
  return stack.split(/\n\s+at /)[0];
}

function compileScript(source, entry) {
  // On lines of its own after the candidate's, so that line numbers stay true.
  const tail = `\nreturn typeof ${entry} === 'undefined' ? module.exports.${entry} : ${entry};`;
  const names = ['exports', 'require', 'module'];
  const body = vm.compileFunction(source + tail, names, { filename: FILE });
  return () => {
    const module = { exports: {} };
    return body.call(module.exports, module.exports, require, module);
  };
}

// V8 does not say where a module's syntax error is; it does for the same text as a script.
function moduleErrorText(error, source, entry) {
  const blank = (match) => ' '.repeat(match.length);
  try {
    compileScript(source.replace(EXPORT, blank).replace(IMPORT, blank), entry);
  } catch (located) {
    return compileErrorText(located, source);
  }
  return compileErrorText(error, source);
}

function builtinModule(name) {
  const exported = require(name);
  const names = [...new Set(['default', ...keys(exported)])];
  return new vm.SyntheticModule(names, function evaluate() {
    for (const key of names) this.setExport(key, key === 'default' ? exported : exported[key]);
  });
}

async function loadModule(source, entry) {
  const module = new vm.SourceTextModule(source, { identifier: FILE });
  await module.link(builtinModule);
  await module.evaluate();
  return module.namespace[entry] ?? module.namespace.default;
}

async function load(source, entry) {
  let found;
  try {
    found = compileScript(source, entry);
  } catch (error) {
    if (!MODULE_SYNTAX.test(source)) throw new CompileError(compileErrorText(error, source));
  }
  if (found) {
    found = found();
  } else {
    try {
      found = await loadModule(source, entry);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new CompileError(moduleErrorText(error, source, entry));
    }
  }
  if (typeof found !== 'function') throw new CompileError(`${FILE} defines no function named ${entry}`);
  return found;
}

function typeName(value) {
  if (typeof value !== 'object') return typeof value;
  const { constructor } = value;
  return (typeof constructor === 'function' && constructor.name) || 'object';
}

function plain(value, depth) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (isFinite(value)) return value;
    throw new NotJson(String(value));
  }
  if (depth > MAX_DEPTH) throw new NotJson(`a value nested deeper than ${MAX_DEPTH} levels`);
  if (isArray(value) || (isView(value) && typeof value.length === 'number')) {
    const copy = [];
    for (let i = 0; i < value.length; i += 1) copy[i] = plain(value[i], depth + 1);
    return copy;
  }
  const prototype = typeof value === 'object' ? getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotJson(`a value of type ${typeName(value)}`);
  }
  const copy = Object.create(null);
  for (const key of keys(value)) {
    if (value[key] !== undefined) copy[key] = plain(value[key], depth + 1);
  }
  return copy;
}

function describe(error) {
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`;
  const [head, ...frames] = String(error.stack).split(/\n\s+at /);
  const own = frames.filter((frame) => frame.includes(`${FILE}:`)).slice(0, MAX_FRAMES);
  return [head, ...own].join('\n    at ');
}

function safely(describeError, error) {
  try {
    return describeError(error).slice(0, MAX_ERROR);
  } catch {
    return 'Error: <no text>';
  }
}

function settled(promise) {
  return new Promise((resolve, reject) => {
    rejectCall = reject;
    promise.then(resolve, reject);
  }).finally(() => {
    rejectCall = null;
  });
}

async function answer(program, callArguments) {
  try {
    program.solve ??= await settled(load(program.source, program.entry));
    const { solve } = program;
    let value = solve(...parse(callArguments));
    if (typeof value?.then === 'function') value = await settled(value);
    return [KIND.value, stringify(plain(value, 0))];
  } catch (error) {
    if (error instanceof CompileError) return [KIND.compileError, error.message];
    if (error instanceof NotJson) {
      return [KIND.exception, `${program.entry} returned ${error.message}, which is not JSON`];
    }
    return [KIND.exception, safely(describe, error)];
  }
}

async function rehearse() {
  const source = 'const solution = (a) => { const m = new Map(); for (const x of a) m.set(x, 1); return [m.size]; };';
  await answer({ source, entry: 'solution' }, '[[1,2,3]]');
  await answer({ source: 'function solution(a) { throw new Error(a); }', entry: 'solution' }, '[1]');
  process.stdout.write('');
  process.stderr.write('');
}

async function serve() {
  await rehearse();
  writeSync(RESULTS, 'r');
  const program = parse(readMessage().toString('utf8'));
  for (;;) {
    const request = readMessage();
    const nonce = request.subarray(0, NONCE_BYTES);
    const [kind, body] = await answer(program, request.toString('utf8', NONCE_BYTES));
    writeAnswer(nonce, kind, body);
  }
}

process.on('beforeExit', () => {
  // Through the loop, so that the next pending promise gets its `beforeExit` as well.
  const reject = rejectCall;
  if (reject) setImmediate(reject, new Error('the returned promise never settles'));
});
process.on('uncaughtException', (error) => rejectCall?.(error));
process.on('unhandledRejection', (error) => rejectCall?.(error));
serve();
