/** The worker that runs one Python program: fresh for each run, killed at its end. */

import { setup } from "virtual:python";
import { RESULT_LIMIT } from "../contract";
import { isOutcome } from "../wire";
import type { Load, PythonBoot, WorkerMessage } from "../worker-wire";
import { bootPyodide, type Pyodide } from "./pyodide-boot";
import { type Invoke, invoke, isInvoke, stackGuard } from "./pyodide-stack";
import { seal } from "./seal";
import { type Answer, type Finish, failure, type Program, serve, write } from "./serve";

/** What Pyodide itself still looks up while a program runs. */
const PYODIDE_NEEDS = ["WebAssembly", "MessageChannel", "fetch", "location"];

const DESK = "from sandbox.browser.harness import desk\ndesk";

const OUTCOME_END = "\n";

class PythonProgram implements Program {
  #load: Invoke;
  #call: Invoke;

  constructor(python: Pyodide) {
    const method = (name: string): Invoke => {
      const found = python.runPython(`${DESK}.${name}`);
      if (isInvoke(found)) return found;
      throw new Error(`The harness has no ${name}.`);
    };
    method("open")(write, stackGuard(python));
    this.#load = method("load");
    this.#call = method("call");
  }

  async load({ source, entry, signature, methods }: Load, finish: Finish): Promise<void> {
    const job = { source, entry, signature, methods, count_operations: false };
    finish(await answerOf(() => invoke(this.#load, JSON.stringify(job))));
  }

  async call(args: string, finish: Finish): Promise<void> {
    finish(await answerOf(() => invoke(this.#call, args)));
  }
}

async function answerOf(calling: () => unknown): Promise<Answer> {
  let text: unknown;
  try {
    text = await calling();
  } catch (error) {
    const broken = error instanceof Error && error.name === "PythonError";
    if (broken) return failure("protocol_violation", "The program broke what runs it.");
    return failure("killed", howItEnded(error));
  }
  return typeof text === "string" ? parseAnswer(text) : failure("protocol_violation", null);
}

function howItEnded(error: unknown): string {
  if (error instanceof RangeError) return "The program went deeper than the interpreter's stack.";
  return `The program ended its interpreter: ${String(error)}`.slice(0, 500);
}

function parseAnswer(text: string): Answer {
  const end = text.indexOf(OUTCOME_END);
  const outcome = text.slice(0, end);
  const body = text.slice(end + 1);
  if (end < 0 || !isOutcome(outcome)) return failure("protocol_violation", null);
  if (outcome !== "ok") return failure(outcome, body || null);
  if (body.length > RESULT_LIMIT)
    return failure("output_limit", "The call returned more than 1 MB");
  return { outcome, value: body, error: null };
}

/** Bytes that reach the descriptor itself, as by `os.write`. */
function descriptor(): { write(bytes: Uint8Array): number } {
  const decoder = new TextDecoder();
  return {
    write: (bytes) => {
      if (!write(decoder.decode(bytes, { stream: true }))) throw new Error("output limit");
      return bytes.length;
    },
  };
}

async function start(event: MessageEvent<PythonBoot>): Promise<void> {
  const port = event.ports[0];
  if (!port) return;
  const send = (message: WorkerMessage) => port.postMessage(message);
  try {
    const python = await bootPyodide(event.data);
    const { snapshot } = event.data;
    // A waiting worker has no reason to collect these 30 MB of garbage by itself.
    if (snapshot) snapshot.transfer?.(0);
    else python.runPython(setup);
    python.setStdout(descriptor());
    python.setStderr(descriptor());
    python.setStdin({ stdin: () => null });
    const program = new PythonProgram(python);
    for (const name of ["js", "pyodide_js"]) python.unregisterJsModule(name);
    serve(port, program);
    seal(PYODIDE_NEEDS);
  } catch (error) {
    send({ kind: "broken", reason: error instanceof Error ? error.message : String(error) });
  }
}

self.addEventListener("message", start, { once: true });
