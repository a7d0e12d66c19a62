import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeApi, fakePorts } from "../testing/fake-ports";
import { openApp, saveKey } from "../testing/open-app";
import { LOBBY, QUESTION, SESSION_ID } from "../testing/sample-data";
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
        ...{ question_id: null, candidate_name: null, topic: null, exclude: [] },
      },
    ]);
    expect(location.pathname).toBe(`/interview/${SESSION_ID}`);
    expect(ports.saved.find(SESSION_ID)?.token).toBe("token");
  });

  it("asks for the chosen topic, and for nothing that was practised before", async () => {
    const { api, ports } = openApp("/");
    ports.practised.add("pair-of-parcels");
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Topic" }), "trees");
    await userEvent.click(screen.getByRole("button", { name: "Start interview" }));
    expect(api.created).toMatchObject([{ topic: "trees", exclude: ["pair-of-parcels"] }]);
    expect(ports.practised.all()).toEqual(["pair-of-parcels", QUESTION.slug]);
  });

  it("drops a topic that another style does not have", async () => {
    openApp("/");
    const topic = await screen.findByRole("combobox", { name: "Topic" });
    await userEvent.selectOptions(topic, "arrays-hashing");
    await userEvent.click(screen.getByRole("radio", { name: /brisk/i }));
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Topic" }).value).toBe("");
  });

  it("says when every question was had, and practises them again", async () => {
    const api = new FakeApi();
    const { ports } = openApp("/", api);
    ports.practised.add("pair-of-parcels");
    api.startRefusal = new ApiError("no_question", 404, "You have had every one.", "exclude");
    await userEvent.click(await screen.findByRole("button", { name: "Start interview" }));
    expect(await screen.findByText(/You have had every one/)).toBeTruthy();
    api.startRefusal = null;
    await userEvent.click(screen.getByRole("button", { name: "Practise them again" }));
    expect(api.created.at(-1)).toMatchObject({ exclude: [] });
    expect(location.pathname).toBe(`/interview/${SESSION_ID}`);
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
