/** What the test page offers to the tests: one sandbox, and the means to make another. */

import { createBrowserSandbox } from "../../../sandbox/browser/index";

const progress: { state: string; text: string }[] = [];

const sandbox = createBrowserSandbox({
  frameUrl: "/runner/frame.html",
  pyodideUrl: "/vendor/pyodide",
  typescriptUrl: "/vendor/typescript/compiler.js",
  onProgress: (text) => progress.push({ state: sandbox.state, text }),
});

Object.assign(window, { createBrowserSandbox, sandbox, progress });
