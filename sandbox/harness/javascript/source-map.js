"use strict";
// Where a position of compiled code was in the source: the `mappings` of a source map, version 3.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CONTINUES = 32;

/** The position in the source, or null where the compiler made the code up. Both count from 1. */
function originalPosition(mappings, line, column) {
  const lines = mappings.split(";");
  let position = { line: 0, column: 0 };
  for (let i = 0; i < line && i < lines.length; i += 1) {
    let generated = 0;
    let found = null;
    for (const segment of lines[i] === "" ? [] : lines[i].split(",")) {
      const [step, , lineStep, columnStep] = numbersOf(segment);
      generated += step;
      if (lineStep !== undefined) {
        position = { line: position.line + lineStep, column: position.column + columnStep };
      }
      if (generated < column || found === null) found = position;
    }
    if (i === line - 1) return found && { line: found.line + 1, column: found.column + 1 };
  }
  return null;
}

/** The base64 VLQ numbers of a segment: five bits a digit, the sign in the lowest. */
function numbersOf(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value += (digit % CONTINUES) << shift;
    shift += 5;
    if (digit >= CONTINUES) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

module.exports = { originalPosition };
