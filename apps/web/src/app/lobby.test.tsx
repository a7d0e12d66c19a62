import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeApi, fakePorts } from "../testing/fake-ports";
import { openApp, saveKey } from "../testing/open-app";
import { LOBBY, SESSION_ID } from "../testing/sample-data";
import { ApiError } from "../wire/api";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("the lobby", () => {
  it("starts an interview with what was chosen and keeps its key", async () => {
    const { api, ports } = openApp("/");
    await userEvent.click(await screen.findByRole("radio", { name: /brisk/i }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language" }), "javascript");
    await userEvent.click(screen.getByRole("button", { name: "Start interview" }));
    expect(api.created).toEqual([
      {
        ...{ company_mode: "brisk", difficulty: "hard", language: "javascript", minutes: 30 },
        ...{ question_id: null, candidate_name: null },
      },
    ]);
    expect(location.pathname).toBe(`/interview/${SESSION_ID}`);
    expect(ports.saved.find(SESSION_ID)?.token).toBe("token");
  });

  it("shows the chosen mode's disclaimer", async () => {
    openApp("/");
    expect(await screen.findByText(/publicly described formats/)).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: /brisk/i }));
    expect(screen.getByText("Not affiliated with anybody.")).toBeTruthy();
  });

  it("says what this server and this browser can do", async () => {
    openApp("/", new FakeApi({ ...LOBBY, sandbox: "browser", sandbox_reason: "No Docker." }));
    expect(await screen.findByText(/samples only, results unverified/)).toBeTruthy();
    expect(screen.getByText(/No Docker\./)).toBeTruthy();
    expect(screen.getByText(/written templates/)).toBeTruthy();
    expect(screen.getByText(/No speech recognition here/)).toBeTruthy();
    expect(screen.getByText(/No voices here/)).toBeTruthy();
  });

  it("offers to resume an open interview, and the report of an ended one", async () => {
    const api = new FakeApi();
    saveKey(fakePorts());
    openApp("/", api);
    const link = await screen.findByRole("link", { name: "Resume interview" });
    expect(link.getAttribute("href")).toBe(`/interview/${SESSION_ID}`);
  });

  it("says when the server does not answer, and tries again", async () => {
    const api = new FakeApi();
    const answer = api.lobby;
    let isUp = false;
    const flaky = Object.assign(api, {
      lobby: () => (isUp ? answer() : Promise.reject(new ApiError("unreachable", 0, "No answer."))),
    });
    openApp("/", flaky);
    expect((await screen.findByRole("alert")).textContent).toContain("No answer.");
    isUp = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("button", { name: "Start interview" })).toBeTruthy();
  });
});
