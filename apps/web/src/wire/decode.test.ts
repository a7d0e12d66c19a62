import { beforeEach, describe, expect, it, vi } from "vitest";
import { ack } from "../testing/sample-data";
import { decodeErrorDetail, decodeServerMessage, decodeStored } from "./decode";

beforeEach(() => {
  vi.spyOn(console, "warn").mockReturnValue();
});

describe("decodeServerMessage", () => {
  it("reads a message of the protocol", () => {
    const message = ack("m-1");
    expect(decodeServerMessage(JSON.stringify(message))).toEqual(message);
    expect(console.warn).not.toHaveBeenCalled();
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[1]"],
    ["binary", new ArrayBuffer(4)],
    ["no payload", JSON.stringify({ ...ack("x"), payload: null })],
    ["a fractional seq", JSON.stringify({ ...ack("x"), seq: 1.5 })],
    ["another version", JSON.stringify({ ...ack("x"), v: 2 })],
    ["an unknown type", JSON.stringify({ ...ack("x"), type: "APPLAUSE" })],
    ["a type that objects inherit", JSON.stringify({ ...ack("x"), type: "toString" })],
  ])("drops and logs %s", (_, frame) => {
    expect(decodeServerMessage(frame)).toBeNull();
    expect(console.warn).toHaveBeenCalledOnce();
  });
});

describe("decodeErrorDetail", () => {
  it("finds the detail of an error body", () => {
    const detail = { code: "no_question", message: "None.", retryable: false };
    expect(decodeErrorDetail({ error: detail })).toEqual(detail);
  });

  it.each([null, "Bad gateway", { error: "no" }, { error: { code: 1, message: "x" } }])(
    "is null for %j",
    (body) => {
      expect(decodeErrorDetail(body)).toBeNull();
    },
  );
});

it("treats broken stored values as absent", () => {
  expect(decodeStored("{oops")).toBeNull();
  expect(decodeStored("3")).toBeNull();
  expect(decodeStored(null)).toBeNull();
});
