import { beforeEach, expect, it } from "vitest";
import { PractisedQuestions } from "./practised-questions";

beforeEach(() => localStorage.clear());

it("keeps each question once, the newest last", () => {
  const practised = new PractisedQuestions(localStorage);
  for (const slug of ["parcels", "badges", "parcels"]) practised.add(slug);
  expect(new PractisedQuestions(localStorage).all()).toEqual(["badges", "parcels"]);
});

it("keeps no more than the server takes", () => {
  const practised = new PractisedQuestions(localStorage);
  for (let index = 0; index < 502; index += 1) practised.add(`question-${index}`);
  expect(practised.all()).toHaveLength(500);
  expect(practised.all()[0]).toBe("question-2");
});

it.each(["{", "7", '{"a": 1}'])("begins anew when %s is stored", (broken) => {
  localStorage.setItem("dryrun.practised", broken);
  const practised = new PractisedQuestions(localStorage);
  expect(practised.all()).toEqual([]);
  practised.add("parcels");
  expect(practised.all()).toEqual(["parcels"]);
});

it("forgets", () => {
  const practised = new PractisedQuestions(localStorage);
  practised.add("parcels");
  practised.forget();
  expect(practised.all()).toEqual([]);
});
