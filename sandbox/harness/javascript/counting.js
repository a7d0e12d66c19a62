"use strict";
// Counts a program's elementary steps: V8's precise block coverage of its own code, plus what the
// built-ins charge. The same program on the same arguments always has the same count.

const inspector = require("node:inspector");
const { chargeBuiltins, chargeSpread, takeCharges } = require("./charges.js");
const { withCountedSpreads } = require("./spreads.js");

const { isSafeInteger } = Number;
const SPREAD = "__spread";

/** Counts for one program; there is no way back to not counting. */
class Counter {
  #file;
  #session = new inspector.Session();

  constructor(file) {
    this.#file = file;
    this.#session.connect();
    this.#ask("Profiler.enable");
    this.#ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    chargeBuiltins();
    Object.defineProperty(globalThis, SPREAD, { value: chargeSpread });
  }

  /** The source as it has to be run, with the same lines. */
  prepare(source) {
    return withCountedSpreads(source, SPREAD);
  }

  start() {
    takeCharges();
    this.#ask("Profiler.takePreciseCoverage");
  }

  /** Steps since `start`; null when the program has put an end to the counting. */
  stop() {
    const charged = takeCharges();
    const coverage = this.#ask("Profiler.takePreciseCoverage");
    if (!coverage) return null;
    const operations = charged + blocksOf(coverage.result, this.#file);
    return isSafeInteger(operations) ? operations : null;
  }

  #ask(method, options) {
    let answer = null;
    this.#session.post(method, options, (_error, given) => {
      answer = given;
    });
    return answer;
  }
}

function blocksOf(scripts, file) {
  let blocks = 0;
  for (let i = 0; i < scripts.length; i += 1) {
    const { url, functions } = scripts[i];
    for (let j = 0; url === file && j < functions.length; j += 1) {
      const { ranges } = functions[j];
      for (let k = 0; k < ranges.length; k += 1) blocks += ranges[k].count;
    }
  }
  return blocks;
}

module.exports = { Counter };
