/** Fetches Pyodide's files for the frame, which has no network of its own. */

import type { PyodideAssets } from "../wire";

async function fetchFile(baseUrl: string, name: string): Promise<Response> {
  const response = await fetch(`${baseUrl.replace(/\/$/, "")}/${name}`);
  if (!response.ok) throw new Error(`${name} answered ${response.status}.`);
  return response;
}

export async function fetchPyodide(baseUrl: string): Promise<PyodideAssets> {
  const [loader, runtime, wasm, stdlib] = await Promise.all([
    fetchFile(baseUrl, "pyodide.mjs").then((file) => file.text()),
    fetchFile(baseUrl, "pyodide.asm.mjs").then((file) => file.text()),
    fetchFile(baseUrl, "pyodide.asm.wasm").then((file) => file.arrayBuffer()),
    fetchFile(baseUrl, "python_stdlib.zip").then((file) => file.arrayBuffer()),
  ]);
  return { loader, runtime, wasm, stdlib };
}
