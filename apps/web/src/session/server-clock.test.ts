import { expect, it } from "vitest";
import { ServerClock } from "./server-clock";

it("corrects a local clock that is wrong", () => {
  let local = 1_000;
  const clock = new ServerClock(() => local);
  clock.observe(61_000);
  local = 3_000;
  expect(clock.now()).toBe(63_000);
});

it("is not spoilt by replayed old messages or slow ones", () => {
  const clock = new ServerClock(() => 1_000);
  clock.observe(61_000);
  clock.observe(5_000);
  clock.observe(60_400);
  expect(clock.now()).toBe(61_000);
});

it("measures anew after a reset", () => {
  const clock = new ServerClock(() => 1_000);
  clock.observe(61_000);
  clock.reset();
  clock.observe(31_000);
  expect(clock.now()).toBe(31_000);
});
