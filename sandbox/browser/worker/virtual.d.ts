declare module "virtual:python" {
  /** The text of `harness.py`, put here by `build.mjs`. */
  export const harness: string;
  /** The `info` of Pyodide's lock file: its version and its ABI. */
  export const pyodideInfo: Readonly<Record<string, string>>;
}
