"use strict";
// Serves calls of a JavaScript program, inside a jailed child.

const { perform, Misfit } = require("./calls.js");
const {
  announceReady,
  KIND,
  readMessage,
  readRequest,
  writeAnswer,
  writeTooLarge,
} = require("./channel.js");
const { describe, isOutOfMemory } = require("./errors.js");
const { predefine } = require("./nodes.js");
const { CompileError, load } = require("./source.js");
const { TooLarge } = require("./values.js");

const FILE = "solution.js";
/** Characters of JSON; what a run may return is less. */
const RESULT_LIMIT = 16 * 1024 * 1024;
const WORKS =
  "const solution = (a) => { const m = new Map(); for (const x of a) m.set(x, 1); return [m.size]; };";
const FAILS = "function solution(a) { throw new Error(a); }";
const REHEARSAL = {
  entry: "solution",
  signature: { params: [["list", "int"]], returns: ["list", "int"], in_place: null },
  methods: null,
  file: FILE,
  mappings: null,
  counter: null,
};

/** Ends the call that runs now, for errors that no promise of it carries. */
let failCall = null;

/** Performs one call, then `finish` with its answer, once. */
async function answer(program, call, finish) {
  const end = (result) => {
    if (failCall !== fail) return;
    failCall = null;
    finish(result);
  };
  const fail = (error) => end(failure(error, program));
  const succeed = (body) => {
    const operations = program.counter?.stop() ?? null;
    end({ kind: operations === null ? KIND.value : KIND.countedValue, body, operations });
  };
  failCall = fail;
  try {
    program.callee ??= load(program);
    await program.callee;
    program.counter?.start();
  } catch (error) {
    program.callee = undefined;
    fail(error);
    return;
  }
  perform(program, await program.callee, call, { limit: RESULT_LIMIT, succeed, fail });
}

function failure(error, program) {
  if (error instanceof TooLarge) return null;
  if (error instanceof CompileError) return { kind: KIND.compileError, body: error.message };
  if (error instanceof Misfit) return { kind: KIND.exception, body: error.text };
  const kind = isOutOfMemory(error) ? KIND.memory : KIND.exception;
  return { kind, body: describe(error, program) };
}

/** Serves calls until one has to wait for the program; its end goes on here. */
function serve(program) {
  for (let waits = false; !waits; ) {
    const [nonce, call] = readRequest();
    let isOver = false;
    answer(program, call, (result) => {
      if (result === null) writeTooLarge(nonce);
      else writeAnswer(nonce, result);
      isOver = true;
      if (waits) serve(program);
    });
    waits = !isOver;
  }
}

/** `code` is what runs, `source` what errors are about. */
function received(program) {
  const { source, compiled, count_operations: counts } = program;
  const { code, mappings } = compiled ?? { code: source, mappings: null };
  const file = compiled ? "solution.ts" : FILE;
  if (!counts) return { ...program, file, code, mappings, counter: null };
  const { Counter } = require("./counting.js");
  const counter = new Counter(file);
  return { ...program, file, code: counter.prepare(code), mappings, counter };
}

function rehearse(source, then) {
  answer({ ...REHEARSAL, source, code: source }, "[[1,2,3]]", then);
}

process.on("beforeExit", () => {
  // Through the loop, so that the next pending promise gets its `beforeExit` as well.
  const fail = failCall;
  if (fail) setImmediate(fail, new Error("the returned promise never settles"));
});
process.on("uncaughtException", (error) => failCall?.(error));
process.on("unhandledRejection", (error) => failCall?.(error));

predefine(globalThis);
// Else node would hoard what the pipe has no room for, and count it as the program's memory.
process.stdout._handle.setBlocking(true);
process.stderr._handle.setBlocking(true);
rehearse(WORKS, () => {
  rehearse(FAILS, () => {
    announceReady();
    serve(received(JSON.parse(readMessage().toString("utf8"))));
  });
});
