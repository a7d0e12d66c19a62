/**
 * The runner frame: an opaque origin without network. It owns the workers and their clocks and
 * speaks to the page over one port. Candidate code never runs in this document.
 */

import { javascriptWorker, pythonWorker } from "virtual:workers";
import type { FrameMessage, PageMessage } from "../wire";
import { Box } from "./box";
import { Lane } from "./lane";
import { Run } from "./run";

/** One interpreter for the run and one for after its time-out. */
const WARM_PYTHON = 2;
const WARM_JAVASCRIPT = 1;

const lanes = new Map<string, Lane>();
const runs = new Map<string, Run>();

function scriptUrl(source: string): string {
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}

async function makeLane(message: PageMessage & { kind: "prepare" }): Promise<Lane> {
  if (message.language === "javascript") {
    const script = scriptUrl(javascriptWorker);
    return new Lane(() => new Box(script, null), WARM_JAVASCRIPT);
  }
  const { loader, runtime, wasm, stdlib } = message.assets;
  const boot = {
    loaderUrl: scriptUrl(loader),
    runtimeUrl: scriptUrl(runtime),
    wasm: await WebAssembly.compile(wasm),
    stdlib,
  };
  const script = scriptUrl(pythonWorker);
  return new Lane(() => new Box(script, boot), WARM_PYTHON);
}

async function prepare(
  message: PageMessage & { kind: "prepare" },
  send: (message: FrameMessage) => void,
): Promise<void> {
  const { language } = message;
  try {
    const lane = lanes.get(language) ?? (await makeLane(message));
    lanes.set(language, lane);
    await lane.prepare();
    send({ kind: "prepared", language });
  } catch (error) {
    send({ kind: "unprepared", language, reason: String(error) });
  }
}

async function start(
  message: PageMessage & { kind: "run" },
  send: (message: FrameMessage) => void,
): Promise<void> {
  const lane = lanes.get(message.language);
  if (!lane) return;
  const { run: id } = message;
  const run = new Run(lane, message, {
    booting: () => send({ kind: "booting", run: id }),
    started: (index) => send({ kind: "started", run: id, index }),
    result: (index, report) => send({ kind: "result", run: id, index, report }),
  });
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
  send({ kind: "hello" });
}

function awaitPage(event: MessageEvent): void {
  const port = event.ports[0];
  if (event.source !== window.parent || !port) return;
  window.removeEventListener("message", awaitPage);
  connect(port);
}

window.addEventListener("message", awaitPage);
