/**
 * The runner frame: an opaque origin without network. It owns the workers and their clocks and
 * speaks to the page over one port. Candidate code never runs in this document.
 */

import { javascriptWorker, pythonSnapshot, pythonWorker } from "virtual:workers";
import type { FrameMessage, PageMessage, PyodideAssets, Report } from "../wire";
import { Box } from "./box";
import { Compiler } from "./compiler";
import { Lane } from "./lane";
import { Run } from "./run";

/** One interpreter for the run and one for after its time-out. */
const WARM_PYTHON = 2;
const WARM_JAVASCRIPT = 1;

const lanes = new Map<string, Lane>();
let compiler: Compiler | null = null;
const runs = new Map<string, Run>();

function scriptUrl(source: string): string {
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}

async function makeLane(message: PageMessage & { kind: "prepare" }): Promise<Lane> {
  if (message.language === "javascript") {
    const script = scriptUrl(javascriptWorker);
    return new Lane(() => new Box(script, null), WARM_JAVASCRIPT);
  }
  if (message.language === "typescript") {
    const script = scriptUrl(message.compiler);
    compiler = new Compiler(() => new Box(script, null));
    return lane({ kind: "prepare", language: "javascript" });
  }
  return makePythonLane(message.assets);
}

/** A browser that cannot start from the snapshot starts from nothing. */
async function makePythonLane(assets: PyodideAssets): Promise<Lane> {
  const { loader, runtime, wasm, stdlib } = assets;
  const boot = {
    loaderUrl: scriptUrl(loader),
    runtimeUrl: scriptUrl(runtime),
    wasm: await WebAssembly.compile(wasm),
    stdlib,
  };
  const script = scriptUrl(pythonWorker);
  const slow = new Lane(() => new Box(script, { ...boot, snapshot: null }), WARM_PYTHON);
  const memory = assets.snapshot;
  if (!memory) return slow;
  const quick = new Lane(() => {
    const snapshot = memory.slice();
    return new Box(script, { ...boot, snapshot }, [snapshot]);
  }, WARM_PYTHON);
  return quick.prepare().then(
    () => quick,
    () => slow,
  );
}

async function lane(message: PageMessage & { kind: "prepare" }): Promise<Lane> {
  const { language } = message;
  const found = lanes.get(language) ?? (await makeLane(message));
  lanes.set(language, found);
  return found;
}

async function prepare(
  message: PageMessage & { kind: "prepare" },
  send: (message: FrameMessage) => void,
): Promise<void> {
  const { language } = message;
  try {
    await (await lane(message)).prepare();
    if (language === "typescript") await compiler?.prepare();
    send({ kind: "prepared", language });
  } catch (error) {
    send({ kind: "unprepared", language, reason: String(error) });
  }
}

async function start(
  message: PageMessage & { kind: "run" },
  send: (message: FrameMessage) => void,
): Promise<void> {
  const found = lanes.get(message.language);
  if (!found) return;
  const { run: id } = message;
  const listener = {
    booting: () => send({ kind: "booting", run: id }),
    started: (index: number) => send({ kind: "started", run: id, index }),
    result: (index: number, report: Report) => send({ kind: "result", run: id, index, report }),
  };
  const run = new Run(
    found,
    message,
    listener,
    message.language === "typescript" ? compiler : null,
  );
  runs.set(id, run);
  await run.execute();
  runs.delete(id);
}

function connect(port: MessagePort): void {
  const send = (message: FrameMessage) => port.postMessage(message);
  port.onmessage = (event: MessageEvent<PageMessage>) => {
    const message = event.data;
    if (message.kind === "prepare") void prepare(message, send);
    else if (message.kind === "run") void start(message, send);
    else runs.get(message.run)?.abort();
  };
  send({ kind: "hello", snapshot: pythonSnapshot });
}

function awaitPage(event: MessageEvent): void {
  const port = event.ports[0];
  if (event.source !== window.parent || !port) return;
  window.removeEventListener("message", awaitPage);
  connect(port);
}

window.addEventListener("message", awaitPage);
