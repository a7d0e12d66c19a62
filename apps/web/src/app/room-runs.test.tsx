import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { openRoom } from "../testing/open-app";
import {
  CLASS_QUESTION,
  IN_PLACE_QUESTION,
  message,
  QUESTION,
  runCase,
  VIEW,
} from "../testing/sample-data";
import type { RunJudged } from "../wire/messages";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const region = (name: string) => within(screen.getByRole("region", { name }));

describe("a run in the room", () => {
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

  it("judges in the browser by the types that the question has", async () => {
    const { sandbox } = await openRoom({ sandbox: "browser" });
    sandbox.answer = () => ({ value: [1, 2], json: "[1.0, 2]" });
    await userEvent.click(screen.getByRole("button", { name: /submit/i }));
    expect(await screen.findByText("0 of 2 samples passed in this browser")).toBeTruthy();
    expect(screen.getByText("item 0: expected 1, got 1.0")).toBeTruthy();
  });

  it("shows an example of a class, and its run, call by call", async () => {
    const { sandbox } = await openRoom({
      ...{ question: CLASS_QUESTION, sandbox: "browser", language: "javascript" },
    });
    const row = (name: string) =>
      region("Results")
        .getByRole("row", { name: new RegExp(`^${name}`) })
        .textContent?.replace(name, "");
    expect(region("Problem").getByRole("row", { name: "push(4) true" })).toBeTruthy();
    expect(region("Problem").getByRole("row", { name: "clear()" })).toBeTruthy();
    sandbox.answer = () => ({ value: [null, true, 5, null] });
    await userEvent.click(screen.getByRole("button", { name: /submit/i }));
    expect(await screen.findByText("call 2, drop_oldest: expected 4, got 5")).toBeTruthy();
    expect(row("dropOldest\\(\\)")).toBe("dropOldest()45");
    const [request] = sandbox.runs;
    expect(request).toMatchObject({ entry: "Ring", signature: { params: ["int"] } });
    expect(Object.keys(request?.methods ?? {})).toEqual(["push", "dropOldest", "clear"]);
    expect(request?.calls[0]?.[2]).toEqual(["dropOldest", []]);
  });

  it("says what is compared where a program changes its argument", async () => {
    const { sandbox } = await openRoom({ question: IN_PLACE_QUESTION, sandbox: "browser" });
    expect(region("Problem").getByText("→ first 2 of old_tape: [5, 7]")).toBeTruthy();
    expect(region("Problem").getByText(/that many first items/)).toBeTruthy();
    sandbox.answer = () => ({ value: [2, [5, 7, 7]] });
    await userEvent.click(screen.getByRole("button", { name: /submit/i }));
    expect(await screen.findByText("1 of 1 samples passed in this browser")).toBeTruthy();
    expect(sandbox.runs[0]?.signature?.in_place).toBe(0);
  });

  it("gives no verdict of its own where only the server can", async () => {
    const question = { ...QUESTION, checker: { kind: "any_of" } as const };
    const { sockets, sandbox } = await openRoom({ question, sandbox: "browser" });
    sandbox.answer = () => ({ value: [1, 2] });
    await userEvent.click(screen.getByRole("button", { name: /submit/i }));
    expect(await screen.findByText("Ran in this browser, without a verdict")).toBeTruthy();
    expect(screen.getByRole("tab", { name: "Case 1 ran preview" })).toBeTruthy();
    expect(sockets.last().sentOf("RUN_RESULT")[0]?.payload).toMatchObject({ passed: 0, total: 0 });
  });

  it("runs a class on the candidate's own calls", async () => {
    const { sockets } = await openRoom({ question: CLASS_QUESTION, language: "javascript" });
    await userEvent.click(screen.getByRole("tab", { name: "Custom" }));
    const field = screen.getByRole("textbox", { name: "Calls of Ring as one JSON list" });
    await userEvent.clear(field);
    await userEvent.paste('[["Ring", [2]], ["dropOldest", []]]');
    await userEvent.click(screen.getByRole("button", { name: "Run on this input" }));
    const life = [
      ["Ring", [2]],
      ["drop_oldest", []],
    ];
    const [request] = sockets.last().sentOf("RUN_REQUEST");
    expect(request?.payload).toMatchObject({ kind: "custom", custom_args: [life] });
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
});

function judged(run_id: string): RunJudged {
  return {
    ...{ run_id, kind: "samples", verdict: "wrong_answer" },
    ...{ passed: 1, total: 2, hidden_passed: 0, hidden_total: 0 },
  };
}
