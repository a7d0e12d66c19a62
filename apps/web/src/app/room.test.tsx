import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { openApp, openRoom } from "../testing/open-app";
import { ack, message, SESSION_ID, STARTED_AT_MS } from "../testing/sample-data";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const region = (name: string) => within(screen.getByRole("region", { name }));

describe("the room", () => {
  it("shows the question, and HTML in it as text", async () => {
    await openRoom();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Two Sum");
    const problem = region("Problem");
    expect(problem.getByText(/<b>No<\/b> element is used twice/)).toBeTruthy();
    expect(problem.getByText("solution([3, 2, 4], 6)")).toBeTruthy();
  });

  it("streams the interviewer's words and announces only whole sentences", async () => {
    const { deliver } = await openRoom();
    const stream_id = "s";
    deliver(
      message(5, {
        type: "INTERVIEWER_STREAM_START",
        payload: { stream_id, act: "greet", subject: null, in_reply_to: null },
      }),
      message(6, {
        type: "INTERVIEWER_STREAM_DELTA",
        payload: { stream_id, text: "Hello there. How would" },
      }),
    );
    const log = screen.getByRole("log", { name: "Interviewer messages" });
    expect(log.textContent).toContain("Hello there. How would");
    expect(within(log).getByText("How would").getAttribute("aria-hidden")).toBe("true");
    expect(screen.getByRole("img", { name: "Interviewer, speaking" })).toBeTruthy();
  });

  it("sends what is typed with Enter and shows it as unsent until it is acknowledged", async () => {
    const { sockets, deliver } = await openRoom();
    const box = screen.getByRole("textbox", { name: /your answer/i });
    await userEvent.type(box, "Is it sorted?{Enter}");
    const [said] = sockets.last().sentOf("TRANSCRIPT_FINAL");
    expect(said?.payload).toEqual({ text: "Is it sorted?", source: "typed" });
    expect(screen.getByText("You (sending): Is it sorted?")).toBeTruthy();
    const payload = { text: "Is it sorted?", source: "typed" } as const;
    deliver(message(5, { type: "TRANSCRIPT_ENTRY", payload }), ack(said?.id ?? ""));
    expect(screen.queryByText(/sending/)).toBeNull();
    expect(region("Transcript").getByText(/Is it sorted\?/)).toBeTruthy();
  });

  it("gives hints with their price and hides nudges when the coach is muted", async () => {
    const { sockets, deliver } = await openRoom();
    await userEvent.click(screen.getByRole("button", { name: "Ask for hint 1" }));
    expect(sockets.last().sentOf("HINT_REQUEST")).toHaveLength(1);
    const nudge = { nudge_id: "n", priority: 2, text: "Say the cost.", evidence: [] } as const;
    deliver(
      message(5, { type: "HINT", payload: { rung: 1, cost: 2, text: "Think of a map." } }),
      message(6, { type: "COACH_NUDGE", payload: { ...nudge, evidence: [] } }),
    );
    expect(screen.getByText("cost 2 points")).toBeTruthy();
    expect(screen.getByText(/Say the cost/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Mute coach" }));
    expect(screen.queryByText(/Say the cost/)).toBeNull();
  });

  it("asks to change phase and shows a refusal in words", async () => {
    const { sockets, deliver } = await openRoom();
    await userEvent.click(screen.getByRole("button", { name: "Wrap" }));
    const [asked] = sockets.last().sentOf("STATE_CHANGE");
    expect(asked?.payload).toEqual({ state: "wrap" });
    const refusal = {
      ...{ code: "not_allowed_now", message: "From clarify you cannot wrap.", field: null },
      ...{ expected: null, ref_id: asked?.id ?? "", retryable: false },
    };
    deliver(message(null, { type: "ERROR", payload: refusal }));
    expect(screen.getByRole("alert").textContent).toContain("From clarify you cannot wrap.");
    await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("keeps working while the connection is lost", async () => {
    const { sockets } = await openRoom();
    act(() => sockets.last().drop(1006));
    expect(screen.getByText("Connection lost.")).toBeTruthy();
    await userEvent.type(screen.getByRole("textbox", { name: "Code" }), "# more");
    expect(screen.getByRole("status", { name: "Connection" }).textContent).toContain(
      "saving locally",
    );
    expect(localStorage.getItem(`dryrun.draft.${SESSION_ID}`)).toContain("# more");
  });

  it("says why it stands still, with the time that is left, and goes on", async () => {
    const { deliver } = await openRoom();
    deliver(message(5, { type: "PAUSED", payload: { reason: "storage_away" } }));
    expect(screen.getByText("Paused.")).toBeTruthy();
    expect(screen.getByRole("timer", { name: "Time left, paused" }).textContent).toBe("45:00");
    const ends_at_ms = STARTED_AT_MS + 46 * 60_000;
    deliver(message(6, { type: "RESUMED", payload: { ends_at_ms } }));
    expect(screen.queryByText("Paused.")).toBeNull();
    expect(screen.getByRole("timer", { name: "Time left" })).toBeTruthy();
  });

  it("shows once what the server has heard and not stored yet", async () => {
    const { sockets, deliver } = await openRoom();
    const box = screen.getByRole("textbox", { name: /your answer/i });
    await userEvent.type(box, "Is it sorted?{Enter}");
    const [said] = sockets.last().sentOf("TRANSCRIPT_FINAL");
    const payload = { text: "Is it sorted?", source: "typed" } as const;
    deliver(message(5, { type: "TRANSCRIPT_ENTRY", payload }), ack(said?.id ?? "", false));
    expect(screen.getAllByText(/Is it sorted\?/)).toHaveLength(1);
  });

  it("offers to take the interview back from another tab", async () => {
    const { sockets } = await openRoom();
    act(() => sockets.last().drop(4409));
    await userEvent.click(screen.getByRole("button", { name: "Use here" }));
    expect(sockets.count()).toBe(2);
  });

  it("ends only after asking, then opens the report", async () => {
    const { api } = await openRoom();
    await userEvent.click(screen.getByRole("button", { name: "End interview" }));
    expect(api.ended).toBe(0);
    await userEvent.click(screen.getByRole("button", { name: "End and see the report" }));
    expect(await screen.findByRole("heading", { name: "Rubric" })).toBeTruthy();
    expect(api.ended).toBe(1);
  });

  it("opens the report when time is up", async () => {
    const { deliver } = await openRoom();
    deliver(message(5, { type: "SESSION_ENDED", payload: { reason: "timer" } }));
    expect(await screen.findByRole("heading", { name: "Rubric" })).toBeTruthy();
  });

  it("says why it cannot be opened in a browser without its key", () => {
    openApp(`/interview/${SESSION_ID}`);
    expect(
      screen.getByRole("heading", { name: "This interview cannot be opened here." }),
    ).toBeTruthy();
  });
});
