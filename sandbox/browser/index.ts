/** The door of the browser sandbox: nothing else of this folder is imported from outside. */

export type {
  BrowserRun,
  BrowserSandbox,
  CallResult,
  Json,
  Language,
  Methods,
  Outcome,
  SandboxState,
  Signature,
  ValueType,
} from "./contract";
export { createBrowserSandbox, type SandboxOptions } from "./page/sandbox";
