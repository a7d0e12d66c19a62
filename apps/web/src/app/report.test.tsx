import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeApi, fakePorts } from "../testing/fake-ports";
import { openApp, saveKey } from "../testing/open-app";
import { REPORT, SESSION_ID } from "../testing/sample-data";
import { ApiError } from "../wire/api";

const PATH = `/report/${SESSION_ID}`;

beforeEach(() => {
  localStorage.clear();
  saveKey(fakePorts());
});

describe("the report", () => {
  it("waits until it is made", async () => {
    const notYet = new ApiError("report_not_ready", 404, "Not yet.");
    openApp(PATH, new FakeApi(undefined, [notYet, REPORT]));
    expect(screen.getByText("Your report is being made")).toBeTruthy();
    expect(await screen.findByRole("heading", { name: "Two Sum" })).toBeTruthy();
  });

  it("tells what was not observed from what was weak", async () => {
    openApp(PATH);
    const verification = await screen.findByRole("heading", { name: "Verification" });
    expect(verification.parentElement?.textContent).toContain("Not observed");
    const coding = screen.getByRole("heading", { name: "Coding" });
    expect(coding.parentElement?.textContent).toContain("Level 4 of 4");
  });

  it("leads from a claim to the words that prove it", async () => {
    openApp(PATH);
    await userEvent.click(await screen.findByRole("button", { name: /linear time/ }));
    const line = document.getElementById("entry-12");
    expect(document.activeElement).toBe(line);
    expect(line?.querySelector("mark")?.textContent).toBe("linear time");
  });

  it("leads from a result to its run", async () => {
    openApp(PATH);
    const quote = await screen.findByRole("button", {
      name: /submit: accepted, 7 of 7 passed, 5 of 5 hidden/,
    });
    await userEvent.click(quote);
    const row = document.activeElement;
    expect(row?.id).toBe("entry-20");
    expect(
      within(row instanceof HTMLElement ? row : document.body).getByText("7 of 7"),
    ).toBeTruthy();
  });

  it.each([
    [401, "unauthenticated", /key of this interview has expired/],
    [404, "unknown_session", /does not know this interview/],
  ])("explains a %i", async (status, code, words) => {
    openApp(PATH, new FakeApi(undefined, [new ApiError(code, status, "No.")]));
    expect((await screen.findByRole("alert")).textContent).toMatch(words);
  });

  it("opens only in the browser that holds the key", () => {
    localStorage.clear();
    openApp(PATH);
    expect(screen.getByText(/cannot be opened here/)).toBeTruthy();
  });
});
