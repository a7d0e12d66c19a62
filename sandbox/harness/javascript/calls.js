"use strict";
// One call of a program, or one life of an object of its class: JSON text in, JSON text out.

const { decodeAll } = require("./arguments.js");
const { encode, Unfit } = require("./values.js");

const { apply, construct } = Reflect;
const { parse } = JSON;
const UNTYPED = { __proto__: null, params: [], returns: null, in_place: null };

/** A program that is not what was asked for; `text` tells the candidate. */
class Misfit {
  constructor(text) {
    this.text = text;
  }
}

/**
 * Calls `callee` once as the program's `entry`, `signature` and `methods` say, then `succeed` with
 * the text of the value, of at most `limit` characters, or `fail` with what was thrown. Nothing but
 * the program's own values is awaited, so that whatever it has made of `Promise` reaches only what
 * it returns.
 */
async function perform(program, callee, call, { limit, succeed, fail }) {
  let text = "";
  try {
    const values = parse(call);
    const steps = program.methods ? values : [[program.entry, values]];
    let object = null;
    for (let i = 0; i < steps.length; i += 1) {
      const step = prepared(program, steps[i], i);
      const value = step.constructs ? null : await invoke(step, callee, object);
      if (step.constructs) object = construct(callee, step.args);
      text += (i > 0 ? "," : "") + resultText(step, value, limit - text.length);
    }
    if (program.methods) text = `[${text}]`;
  } catch (error) {
    fail(error);
    return;
  }
  succeed(text);
}

function prepared({ entry, signature, methods }, step, index) {
  const constructs = Boolean(methods) && index === 0;
  const types = (methods && !constructs ? methods[step[0]] : signature) ?? UNTYPED;
  return {
    constructs,
    method: methods ? step[0] : null,
    label: methods ? `${entry}.${step[0]}` : entry,
    types: constructs ? { ...types, returns: "void" } : types,
    args: decodeAll(types.params, step[1]),
  };
}

function invoke({ method, label, args }, callee, object) {
  if (method === null) return apply(callee, undefined, args);
  const found = object[method];
  if (typeof found !== "function") throw new Misfit(`there is no method ${label}`);
  return apply(found, object, args);
}

function resultText({ label, types, args }, value, limit) {
  const { params, returns, in_place: inPlace } = types;
  try {
    if (inPlace === null) return encode(value, returns, limit);
    const changed = encode(args[inPlace], params[inPlace], limit);
    return returns === "void" ? changed : `[${encode(value, returns, limit)},${changed}]`;
  } catch (error) {
    if (error instanceof Unfit) throw new Misfit(`${label} returned ${error.what}`);
    throw error;
  }
}

module.exports = { Misfit, perform };
