import { beforeEach, describe, expect, it } from "vitest";
import { SESSION_ID } from "../testing/sample-data";
import type { ClientMessage } from "./messages";
import { envelope } from "./messages";
import { Outbox } from "./outbox";

function say(id: string): ClientMessage {
  const payload = { text: id, source: "typed" } as const;
  return envelope({ type: "TRANSCRIPT_FINAL", payload }, SESSION_ID, id, 0);
}

function snapshot(id: string): ClientMessage {
  const payload = { code: id, language: "python" } as const;
  return envelope({ type: "CODE_SNAPSHOT", payload }, SESSION_ID, id, 0);
}

function flushed(outbox: Outbox, nowMs = 0): (string | null)[] {
  const ids: (string | null)[] = [];
  outbox.flush(nowMs, ({ id }) => ids.push(id));
  return ids;
}

beforeEach(() => sessionStorage.clear());

const create = (): Outbox => new Outbox(sessionStorage, "outbox");

describe("Outbox", () => {
  it("sends each message once a socket, in order", () => {
    const outbox = create();
    outbox.add(say("a"));
    outbox.add(say("b"));
    expect(flushed(outbox)).toEqual(["a", "b"]);
    expect(flushed(outbox)).toEqual([]);
  });

  it("sends what was not acknowledged again on the next socket, under the same id", () => {
    const outbox = create();
    for (const id of ["a", "b", "c"]) outbox.add(say(id));
    flushed(outbox);
    outbox.acknowledged("b", true);
    outbox.rewind();
    expect(flushed(outbox)).toEqual(["a", "c"]);
  });

  it("survives a reload", () => {
    create().add(say("a"));
    expect(flushed(create())).toEqual(["a"]);
  });

  it("leaves nothing behind when all is acknowledged", () => {
    const outbox = create();
    outbox.add(say("a"));
    outbox.acknowledged("a", true);
    expect(sessionStorage.length).toBe(0);
  });

  it("keeps only the newest of the snapshots that wait unsent", () => {
    const outbox = create();
    outbox.add(snapshot("1"));
    outbox.add(snapshot("2"));
    expect(flushed(outbox)).toEqual(["2"]);
    outbox.add(snapshot("3"));
    expect(outbox.pending().map(({ id }) => id)).toEqual(["2", "3"]);
  });

  it("does not move a snapshot across what was said", () => {
    const outbox = create();
    outbox.add(snapshot("1"));
    outbox.add(say("a"));
    outbox.add(snapshot("2"));
    expect(flushed(outbox)).toEqual(["1", "a", "2"]);
  });

  it("drops what is refused for good", () => {
    const outbox = create();
    outbox.add(say("a"));
    flushed(outbox);
    expect(outbox.refused("a", false)).toBe(false);
    expect(outbox.pending()).toEqual([]);
  });

  it("tries what is refused for the moment three times", () => {
    const outbox = create();
    outbox.add(say("a"));
    expect([1, 2, 3].map(() => outbox.refused("a", true))).toEqual([true, true, false]);
    expect(outbox.pending()).toEqual([]);
  });

  it("keeps what the server has heard and not stored, without waiting for it", () => {
    const outbox = create();
    outbox.add(say("a"));
    flushed(outbox, 1_000);
    outbox.acknowledged("a", false);
    expect(outbox.waitingMs(60_000)).toBe(0);
    outbox.rewind();
    expect(flushed(outbox, 61_000)).toEqual(["a"]);
    expect(outbox.waitingMs(62_000)).toBe(1_000);
    outbox.acknowledged("a", true);
    expect(outbox.pending()).toEqual([]);
  });

  it("tells how long the oldest sent message has waited", () => {
    const outbox = create();
    outbox.add(say("a"));
    expect(outbox.waitingMs(500)).toBe(0);
    flushed(outbox, 1_000);
    outbox.add(say("b"));
    flushed(outbox, 4_000);
    expect(outbox.waitingMs(5_000)).toBe(4_000);
  });
});
