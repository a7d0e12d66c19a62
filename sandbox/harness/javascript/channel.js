"use strict";
// The private channel of a jailed child: requests in, answers out. The frames are those of frames.py.

const fs = require("node:fs");

const REQUESTS = 60;
const RESULTS = 61;
const NONCE_BYTES = 8;
const HEAD_BYTES = NONCE_BYTES + 4;
const COUNT_BYTES = 8;
const CHANNEL_LOST = 97;
const KIND = { value: "V", countedValue: "O", exception: "E", memory: "M", compileError: "C" };

// Taken before the candidate's code can replace them.
const { readSync, writeSync } = fs;
const { alloc, from } = Buffer;
const exit = process.exit.bind(process);

function readExactly(size) {
  const bytes = alloc(size);
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

/** The next call: its nonce, and its text. */
function readRequest() {
  const request = readMessage();
  return [request.subarray(0, NONCE_BYTES), request.toString("utf8", NONCE_BYTES)];
}

function announceReady() {
  writeSync(RESULTS, "r");
}

function writeAnswer(nonce, { kind, body, operations }) {
  const text = from(body, "utf8");
  const count = kind === KIND.countedValue ? COUNT_BYTES : 0;
  const bytes = alloc(HEAD_BYTES + 1 + count + text.length);
  nonce.copy(bytes, 0, 0, NONCE_BYTES);
  bytes.writeUInt32LE(1 + count + text.length, NONCE_BYTES);
  bytes.write(kind, HEAD_BYTES, "latin1");
  if (count > 0) bytes.writeBigUInt64LE(BigInt(operations), HEAD_BYTES + 1);
  text.copy(bytes, HEAD_BYTES + 1 + count);
  write(bytes);
}

/** The head of an answer that is longer than any may be. */
function writeTooLarge(nonce) {
  const bytes = alloc(HEAD_BYTES, 255);
  nonce.copy(bytes, 0, 0, NONCE_BYTES);
  write(bytes);
}

function write(bytes) {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(RESULTS, bytes, at);
  } catch {
    exit(CHANNEL_LOST);
  }
}

module.exports = { announceReady, KIND, readMessage, readRequest, writeAnswer, writeTooLarge };
