/**
 * The loop of a worker: one task in, one answer out. The port, the nonce and everything that
 * touches them are taken before any candidate code runs, and stay out of its reach.
 */

import type { Outcome } from "../contract";
import type { Load, Task, WorkerMessage } from "../worker-wire";
import { Tape } from "./tape";

export type Answer = { outcome: Outcome; value: string | null; error: string | null };

/** Hands over the answer of a task, once; a second answer is ignored. */
export type Finish = (answer: Answer) => void;

export interface Program {
  load(load: Load, finish: Finish): void;
  call(args: string, finish: Finish): void;
}

const now = performance.now.bind(performance);
const apply = Reflect.apply;

export function failure(outcome: Outcome, error: string | null): Answer {
  return { outcome, value: null, error };
}

/** The output of the task that runs now; writes between tasks are lost. */
let tape: Tape | null = null;

/** Writes for the task that runs now; false when it has written too much. */
export function write(text: string): boolean {
  return tape?.write(text) ?? true;
}

export function serve(port: MessagePort, program: Program): void {
  const send: (message: WorkerMessage) => void = port.postMessage.bind(port);
  const readTask = dataReader();
  port.onmessage = (event) => {
    const task = readTask(event);
    const { nonce } = task;
    const taskTape = new Tape(
      (text) => send({ kind: "output", nonce, text }),
      () => send({ kind: "overflow", nonce }),
    );
    tape = taskTape;
    const startedAt = now();
    const finish: Finish = ({ outcome, value, error }) => {
      if (tape !== taskTape) return;
      tape = null;
      taskTape.flush();
      send({ kind: "done", nonce, outcome, value, error, wallMs: now() - startedAt });
    };
    if (task.kind === "load") program.load(task, finish);
    else program.call(task.args, finish);
  };
  send({ kind: "ready" });
}

function dataReader(): (event: MessageEvent<Task>) => Task {
  const read = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get;
  if (!read) throw new Error("MessageEvent has no data.");
  return (event) => apply(read, event, []);
}
