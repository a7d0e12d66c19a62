import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakePorts } from "../testing/fake-ports";
import {
  ack,
  EPOCH,
  message,
  SESSION_ID,
  STARTED_AT_MS,
  sessionState,
  VIEW,
} from "../testing/sample-data";
import { InterviewSession } from "./interview-session";

type Room = Awaited<ReturnType<typeof enter>>;

/** An interview whose socket is open and whose server has answered. */
async function enter(head = 4) {
  const { ports, sockets, api } = fakePorts();
  let ids = 0;
  const session = new InterviewSession({
    ...ports,
    sessionId: SESSION_ID,
    token: "token",
    newId: () => `m-${++ids}`,
    now: () => Date.now(),
    random: () => 1,
  });
  session.start();
  await settle();
  const socket = sockets.last();
  socket.open();
  socket.deliver(sessionState(VIEW, head));
  return { session, sockets, socket, api };
}

/** Lets promises that are ready go on, without moving the clock. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

async function reconnect({ sockets }: Room): Promise<ReturnType<Room["sockets"]["last"]>> {
  await vi.advanceTimersByTimeAsync(400);
  const socket = sockets.last();
  socket.open();
  return socket;
}

const said = (text: string) =>
  ({ type: "TRANSCRIPT_ENTRY", payload: { text, source: "typed" } }) as const;
const stream = {
  type: "INTERVIEWER_STREAM_START",
  payload: { stream_id: "s-1", act: "greet", subject: null, in_reply_to: null },
} as const;

beforeEach(() => {
  vi.useFakeTimers({ now: STARTED_AT_MS });
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe("joining", () => {
  it("signs in with a ticket, asking for everything, and is live when the server answers", async () => {
    const { session, socket } = await enter();
    expect(socket.path).toBe(`/ws?session_id=${SESSION_ID}`);
    expect(socket.sentOf("CLIENT_READY")).toMatchObject([
      { id: null, payload: { ticket: "ticket-1", last_seq: 0, epoch: null } },
    ]);
    expect(session.facts.get().connection.kind).toBe("live");
  });

  it("gives up when the key of the interview is refused", async () => {
    const { ports, api } = fakePorts();
    api.refuseTickets(401, "unauthenticated");
    const session = new InterviewSession({
      ...{ ...ports, sessionId: SESSION_ID, token: "old", newId: () => "m" },
      ...{ now: () => 0, random: () => 1 },
    });
    session.start();
    await settle();
    expect(session.facts.get().connection.kind).toBe("failed");
  });
});

describe("the log", () => {
  it("ignores what it has", async () => {
    const { session, socket } = await enter();
    socket.deliver(message(5, said("Hi")));
    socket.deliver(message(5, said("Hi")));
    expect(session.facts.get().room.interview?.turns).toHaveLength(1);
  });

  it("resumes from the last known place after a gap", async () => {
    const room = await enter();
    room.socket.deliver(message(7, said("lost two")));
    expect(room.socket.isClosed).toBe(true);
    const next = await reconnect(room);
    expect(next.sentOf("CLIENT_READY")[0]?.payload).toMatchObject({ last_seq: 4, epoch: EPOCH });
  });

  it("asks for everything when resuming left the same gap", async () => {
    const room = await enter();
    room.socket.deliver(message(7, said("gap")));
    const second = await reconnect(room);
    second.deliver(sessionState(null, 7));
    second.deliver(message(7, said("gap")));
    const third = await reconnect(room);
    expect(third.sentOf("CLIENT_READY")[0]?.payload).toMatchObject({ last_seq: 0, epoch: null });
  });
});

describe("what the candidate sends", () => {
  it("is sent again after a drop, in order, with the same ids, until it is acknowledged", async () => {
    const room = await enter();
    room.session.floor.say("one", "typed");
    room.session.floor.say("two", "typed");
    room.socket.deliver(ack("m-1"));
    room.socket.drop(1006);
    expect(room.session.facts.get().connection.kind).toBe("reconnecting");
    room.session.floor.say("three", "typed");
    const next = await reconnect(room);
    next.deliver(sessionState(null, 4));
    expect(next.sentOf("TRANSCRIPT_FINAL").map(({ id }) => id)).toEqual(["m-2", "m-3"]);
    expect(room.session.facts.get().unsent).toEqual(["two", "three"]);
  });

  it("waits until the server has answered CLIENT_READY", async () => {
    const room = await enter();
    room.socket.drop(1006);
    room.session.floor.say("early", "typed");
    const next = await reconnect(room);
    expect(next.sentOf("TRANSCRIPT_FINAL")).toEqual([]);
  });

  it("replaces a socket that swallows messages without an answer", async () => {
    const room = await enter();
    room.session.floor.say("anybody?", "typed");
    await vi.advanceTimersByTimeAsync(13_000);
    expect(room.socket.isClosed).toBe(true);
  });
});

describe("closed by the server", () => {
  it("does not fight another tab, and takes the interview back with everything", async () => {
    const room = await enter();
    room.socket.drop(4409);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.sockets.count()).toBe(1);
    expect(room.session.facts.get().connection.kind).toBe("replaced");
    room.session.takeOver();
    await settle();
    room.sockets.last().open();
    const ready = room.sockets.last().sentOf("CLIENT_READY")[0];
    expect(ready?.payload).toMatchObject({ last_seq: 0, epoch: null });
  });

  it("renews the ticket once", async () => {
    const room = await enter();
    room.socket.drop(4401);
    await settle();
    room.sockets.last().drop(4401);
    expect(room.session.facts.get().connection.kind).toBe("failed");
    expect(room.sockets.count()).toBe(2);
  });

  it("comes back when a draining server says so", async () => {
    const room = await enter();
    room.socket.deliver(message(null, { type: "DRAIN", payload: { reconnect_after_ms: 5_000 } }));
    room.socket.drop(1012);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(room.sockets.count()).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(room.sockets.count()).toBe(2);
  });

  it("knows that it is over", async () => {
    const { session, socket } = await enter();
    socket.drop(4410);
    expect(session.facts.get().connection.kind).toBe("over");
  });
});

describe("taking the floor", () => {
  it("interrupts a running stream once, with three words and not with one", async () => {
    const { session, socket } = await enter();
    socket.deliver(message(5, stream));
    session.floor.compose("mhm");
    expect(socket.sentOf("BARGE_IN")).toEqual([]);
    session.floor.compose("wait a moment");
    session.floor.compose("wait a moment please");
    expect(socket.sentOf("BARGE_IN")).toMatchObject([{ payload: { stream_id: "s-1" } }]);
  });

  it("does not take the interviewer's own voice for the candidate", async () => {
    const { session, socket } = await enter();
    socket.deliver(message(5, stream));
    session.floor.speaks("How would you approach this problem?");
    expect(session.floor.hear("would you approach this")).toBe(false);
    expect(socket.sentOf("BARGE_IN")).toEqual([]);
    expect(session.floor.hear("I would use a hash map")).toBe(true);
    expect(socket.sentOf("BARGE_IN")).toHaveLength(1);
  });

  it("sends at most four partials a second", async () => {
    const { session, socket } = await enter();
    for (const text of ["a", "a b", "a b c"]) session.floor.hear(text);
    expect(socket.sentOf("TRANSCRIPT_PARTIAL")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(300);
    session.floor.hear("a b c d");
    expect(socket.sentOf("TRANSCRIPT_PARTIAL")).toHaveLength(2);
  });
});

describe("ending", () => {
  it("sends the last edits before it ends", async () => {
    const { session, socket, api } = await enter();
    session.code.edit("x = 1");
    const ending = session.end();
    await settle();
    expect(socket.sentOf("CODE_SNAPSHOT")).toHaveLength(1);
    expect(api.ended).toBe(0);
    socket.deliver(ack(socket.sentOf("CODE_SNAPSHOT")[0]?.id ?? ""));
    await vi.advanceTimersByTimeAsync(200);
    await ending;
    expect(api.ended).toBe(1);
  });
});
