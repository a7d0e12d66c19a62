import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { openApp, openRoom } from "../testing/open-app";
import { ack, message, runCase, SESSION_ID, VIEW } from "../testing/sample-data";
import type { RunJudged } from "../wire/messages";

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

  it("runs on the server with the shortcut and shows the verdict case by case", async () => {
    const { sockets, deliver } = await openRoom();
    await userEvent.keyboard("{Control>}'{/Control}");
    const [request] = sockets.last().sentOf("RUN_REQUEST");
    expect(request?.payload).toMatchObject({ kind: "samples", code: VIEW.code });
    const run_id = request?.id ?? "";
    deliver(
      message(5, {
        type: "RUN_STARTED",
        payload: {
          ...{ run_id, kind: "samples", language: "python" },
          ...{ revision: 0, total: 2, custom_args: null },
        },
      }),
      message(6, {
        type: "RUN_CASE",
        payload: runCase({ run_id, passed: false, verdict: "wrong_answer", actual: [] }),
      }),
    );
    expect(screen.getByRole("tab", { name: "Case 1 failed" })).toBeTruthy();
    expect(screen.getByText("Checked by the server · 1.0 ms")).toBeTruthy();
    deliver(message(7, { type: "RUN_VERDICT", payload: judged(run_id) }));
    expect(screen.getByRole("status", { name: "Verdict" }).textContent).toContain(
      "Wrong answer: 1 of 2 samples passed",
    );
  });

  it("without a server sandbox runs in the browser, says so, and claims the result", async () => {
    const { sockets, sandbox } = await openRoom({ sandbox: "browser" });
    sandbox.answer = ([nums]) => ({
      value: Array.isArray(nums) && nums.length === 3 ? [1, 2] : [9],
    });
    await userEvent.click(screen.getByRole("button", { name: /submit/i }));
    expect(await screen.findByText("1 of 2 samples passed in this browser")).toBeTruthy();
    expect(screen.getByText(/unverified/)).toBeTruthy();
    expect(screen.getByRole("tab", { name: "Case 1 passed preview" })).toBeTruthy();
    expect(sockets.last().sentOf("RUN_REQUEST")).toEqual([]);
    expect(sockets.last().sentOf("RUN_RESULT")[0]?.payload).toMatchObject({ passed: 1, total: 2 });
  });

  it.each([
    ["java", "Java"],
    ["cpp", "C++"],
    ["go", "Go"],
  ] as const)("without a server sandbox says that %s needs one", async (language, name) => {
    const { sandbox } = await openRoom({ sandbox: "browser", language });
    await userEvent.click(screen.getByRole("button", { name: /submit/i }));
    expect((await screen.findByRole("status", { name: "Verdict" })).textContent).toContain(
      `${name} runs on the server only, and no sandbox is connected.`,
    );
    expect(sandbox.runs).toEqual([]);
  });

  it("explains custom input that cannot be run", async () => {
    await openRoom();
    await userEvent.click(screen.getByRole("tab", { name: "Custom" }));
    const field = screen.getByRole("textbox", { name: /arguments of solution/i });
    await userEvent.clear(field);
    await userEvent.type(field, "oops");
    expect(screen.getByText(/this is not JSON/i)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Run on this input" })).toHaveProperty(
      "disabled",
      true,
    );
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

function judged(run_id: string): RunJudged {
  return {
    ...{ run_id, kind: "samples", verdict: "wrong_answer" },
    ...{ passed: 1, total: 2, hidden_passed: 0, hidden_total: 0 },
  };
}
