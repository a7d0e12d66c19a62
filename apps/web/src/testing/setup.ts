/** What jsdom lacks and the app needs. */
import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    ...{ matches: false, media, onchange: null },
    ...{ addListener: () => undefined, removeListener: () => undefined },
  });

// Monaco needs a real browser: here its loading fails, and the plain text field stays.
vi.mock("../features/editor/load-editor", () => ({
  loadEditor: () => Promise.reject(new Error("no editor in tests")),
}));

afterEach(cleanup);
