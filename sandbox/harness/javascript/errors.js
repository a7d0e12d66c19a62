"use strict";
// Errors of a program as text: its own frames and lines alone.

const { originalPosition } = require("./source-map.js");

const MAX_FRAMES = 8;
const MAX_ERROR = 4000;
const FRAME = /\n\s+at /;
const PLACE = /solution\.[jt]s:(\d+):(\d+)/;

/** Out of memory, as the engines word it in a RangeError. */
const NO_MEMORY = /allocation failed|out of memory|invalid string length/i;

function isOutOfMemory(error) {
  return error instanceof RangeError && NO_MEMORY.test(error.message);
}

/** Never throws, whatever the program has thrown or patched. */
function describe(error, program) {
  try {
    return errorText(error, program).slice(0, MAX_ERROR);
  } catch {
    return "Error: <no text>";
  }
}

function errorText(error, { file, mappings }) {
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`;
  const [head, ...frames] = String(error.stack).split(FRAME);
  const own = frames.filter((frame) => PLACE.test(frame)).slice(0, MAX_FRAMES);
  const shown = own.map((frame) => placed(frame, file, mappings)).filter(Boolean);
  return [head, ...shown].join("\n    at ");
}

/** With the position in the source; null where the compiler made the code up. */
function placed(frame, file, mappings) {
  if (!mappings) return frame;
  const [place, line, column] = PLACE.exec(frame);
  const position = originalPosition(mappings, Number(line), Number(column));
  return position && frame.replace(place, `${file}:${position.line}:${position.column}`);
}

module.exports = { describe, isOutOfMemory };
