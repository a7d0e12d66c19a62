/** Fetches what the frame needs and, without a network of its own, cannot fetch. */

import type { PyodideAssets } from "../wire";

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response;
}

async function fetchIfThere(url: string): Promise<ArrayBuffer | null> {
  const response = await fetch(url);
  return response.ok ? response.arrayBuffer() : null;
}

export async function fetchText(url: string): Promise<string> {
  return (await fetchFile(url)).text();
}

/** Without `snapshot` or its file the interpreter starts from nothing. */
export async function fetchPyodide(
  baseUrl: string,
  snapshot: string | null,
): Promise<PyodideAssets> {
  const base = baseUrl.replace(/\/$/, "");
  const [loader, runtime, wasm, stdlib, memory] = await Promise.all([
    fetchText(`${base}/pyodide.mjs`),
    fetchText(`${base}/pyodide.asm.mjs`),
    fetchFile(`${base}/pyodide.asm.wasm`).then((file) => file.arrayBuffer()),
    fetchFile(`${base}/python_stdlib.zip`).then((file) => file.arrayBuffer()),
    snapshot ? fetchIfThere(`${base}/${snapshot}`) : null,
  ]);
  return { loader, runtime, wasm, stdlib, snapshot: memory };
}
