import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { ErrorBoundary } from "./error-boundary";

function Broken(): ReactNode {
  throw new Error("a bug");
}

it("shows a way back instead of an empty page when something breaks", () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <ErrorBoundary fallback={<p>reload</p>}>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByText("reload")).toBeTruthy();
  logged.mockRestore();
});
