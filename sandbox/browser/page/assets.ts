/** Fetches what the frame needs and, without a network of its own, cannot fetch. */

import type { PyodideAssets } from "../wire";

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response;
}

export async function fetchText(url: string): Promise<string> {
  return (await fetchFile(url)).text();
}

export async function fetchPyodide(baseUrl: string): Promise<PyodideAssets> {
  const base = baseUrl.replace(/\/$/, "");
  const [loader, runtime, wasm, stdlib] = await Promise.all([
    fetchText(`${base}/pyodide.mjs`),
    fetchText(`${base}/pyodide.asm.mjs`),
    fetchFile(`${base}/pyodide.asm.wasm`).then((file) => file.arrayBuffer()),
    fetchFile(`${base}/python_stdlib.zip`).then((file) => file.arrayBuffer()),
  ]);
  return { loader, runtime, wasm, stdlib };
}
