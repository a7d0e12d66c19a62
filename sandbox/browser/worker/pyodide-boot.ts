/** Starts Pyodide in a worker without network: everything it would fetch is in the worker already. */

import { pyodideInfo } from "virtual:python";
import type { PythonBoot } from "../worker-wire";

/** What the interpreter may use: its own start (about 30 MB) and as much as a box of the server. */
const MEMORY_LIMIT_BYTES = 288 * 1024 * 1024;

const WASM_HEADER = new Uint8Array([0, 0x61, 0x73, 0x6d]);

type StreamHandler = { write(bytes: Uint8Array): number };

/** The part of Pyodide's interface that is used here. */
export interface Pyodide {
  runPython(code: string, options?: { globals?: unknown; filename?: string }): unknown;
  setStdout(handler: StreamHandler): void;
  setStderr(handler: StreamHandler): void;
  setStdin(handler: { stdin: () => null }): void;
  unregisterJsModule(name: string): void;
  readonly _module: {
    _emscripten_stack_get_current(): number;
    _PyThreadState_Get(): number;
    _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, bytes: number): void;
  };
}

type Loader = { loadPyodide(options: Record<string, unknown>): Promise<Pyodide> };

function isLoader(module: object): module is Loader {
  return "loadPyodide" in module && typeof module.loadPyodide === "function";
}

/** Chromium has no module workers in an opaque origin, and Pyodide loads into a classic worker
 * only where `importScripts` fails. */
function refuseImportScripts(): void {
  self.importScripts = () => {
    throw new TypeError("Not available.");
  };
}

/** Growing past the limit fails as it does at the end of memory: Python raises MemoryError. */
function limitMemory(): void {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  const page = 65_536;
  prototype.grow = function limited(this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * page > MEMORY_LIMIT_BYTES) {
      throw new RangeError("The memory limit is reached.");
    }
    return grow.call(this, pages);
  };
}

/** Answers Pyodide's two requests from memory. */
function serveFiles(boot: PythonBoot): void {
  self.fetch = async (target) => {
    const name = String(target);
    if (name.endsWith(".wasm")) {
      return new Response(WASM_HEADER, { headers: { "content-type": "application/wasm" } });
    }
    if (name.endsWith(".zip")) return new Response(boot.stdlib);
    throw new TypeError(`${name} is not available.`);
  };
  WebAssembly.instantiateStreaming = async (_source, imports) => ({
    module: boot.wasm,
    instance: await WebAssembly.instantiate(boot.wasm, imports),
  });
}

export async function bootPyodide(boot: PythonBoot): Promise<Pyodide> {
  refuseImportScripts();
  limitMemory();
  serveFiles(boot);
  const loader: object = await import(/* @vite-ignore */ boot.loaderUrl);
  const runtime: object = await import(/* @vite-ignore */ boot.runtimeUrl);
  if (!isLoader(loader)) throw new Error("The Pyodide files do not belong together.");
  return loader.loadPyodide({
    indexURL: "https://sandbox.invalid/",
    createPyodideModule: "default" in runtime ? runtime.default : undefined,
    lockFileContents: { info: pyodideInfo, packages: {} },
    ...(boot.snapshot && { _loadSnapshot: new Uint8Array(boot.snapshot) }),
    // `import js` finds next to nothing.
    jsglobals: Object.assign(Object.create(null), { Object: { fromEntries: Object.fromEntries } }),
  });
}
