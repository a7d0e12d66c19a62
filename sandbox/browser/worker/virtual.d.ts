declare module "virtual:python" {
  /** Python that installs the harness, put here by `build.mjs`; a snapshot has done so already. */
  export const setup: string;
  /** The `info` of Pyodide's lock file: its version and its ABI. */
  export const pyodideInfo: Readonly<Record<string, string>>;
}

declare module "virtual:typescript" {
  /** The compiler of the lock file's version, put here by `build.mjs`. */
  const ts: { readonly transpileModule: unknown };
  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default ts;
}
