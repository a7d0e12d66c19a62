/** One worker with its private port: performs one task at a time and can be killed. */

import { OUTPUT_LIMIT } from "../contract";
import type { Report } from "../wire";
import {
  type Done,
  isWorkerMessage,
  type Load,
  type Task,
  type WorkerMessage,
} from "../worker-wire";

/** How long a worker may take from its start to `ready`. */
const BOOT_MS = 60_000;

export type Job = ({ kind: "load" } & Load) | { kind: "call"; args: string };

type Running = {
  nonce: string;
  stdout: string;
  overflowed: boolean;
  startedAt: number;
  timer: number;
  settle: (report: Report) => void;
};

export class Box {
  readonly ready: Promise<void>;
  #worker: Worker;
  #port: MessagePort;
  #running: Running | null = null;
  #alive = true;
  #endBoot: (failure: Error | null) => void = () => {};

  /** `boot` is handed to the worker together with its port, and what is in `transfer` for good. */
  constructor(script: string, boot: unknown, transfer: Transferable[] = []) {
    this.#worker = new Worker(script);
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#endBoot(new Error("It took too long.")), BOOT_MS);
      this.#endBoot = (failure) => {
        clearTimeout(timer);
        if (failure) {
          this.kill();
          reject(failure);
        } else resolve();
      };
    });
    this.#port.onmessage = (event) => {
      if (isWorkerMessage(event.data)) this.#receive(event.data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#endBoot(new Error(event.message || "The worker failed."));
      this.#stop("killed", "The program ended its worker.");
    };
    this.#worker.postMessage(boot, [channel.port2, ...transfer]);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Performs one task. A task that overstays `wallMs` is ended together with its worker. */
  perform(job: Job, wallMs: number): Promise<Report> {
    return new Promise((settle) => {
      const nonce = freshNonce();
      const timer = setTimeout(() => this.#overstay(wallMs), wallMs);
      const startedAt = performance.now();
      this.#running = { nonce, stdout: "", overflowed: false, startedAt, timer, settle };
      const task: Task = { ...job, nonce };
      this.#port.postMessage(task);
    });
  }

  /** Ends the worker; a task under way ends as `killed`. */
  kill(): void {
    this.#stop("killed", "The run was stopped.");
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === "ready") this.#endBoot(null);
    else if (message.kind === "broken") this.#endBoot(new Error(message.reason));
    else this.#receiveOfTask(message);
  }

  #receiveOfTask(message: Exclude<WorkerMessage, { kind: "ready" | "broken" }>): void {
    const running = this.#running;
    if (!running || message.nonce !== running.nonce) return;
    if (message.kind === "output") this.#record(running, message.text);
    else if (message.kind === "overflow") running.overflowed = true;
    else this.#finish(running, message);
  }

  #record(running: Running, text: string): void {
    const room = OUTPUT_LIMIT - running.stdout.length;
    if (text.length > room) running.overflowed = true;
    running.stdout += text.slice(0, room);
  }

  #finish(running: Running, done: Done): void {
    if (done.outcome === "killed") this.#stop("killed", done.error ?? "");
    else if (running.overflowed) this.#settle("output_limit", OVERFLOW, done.wallMs);
    else this.#settle(done.outcome, done.error, done.wallMs, done.value);
  }

  #overstay(wallMs: number): void {
    if (this.#running?.overflowed) this.#stop("output_limit", OVERFLOW);
    else this.#stop("time_limit", `The call ran longer than ${wallMs} ms.`);
  }

  #stop(outcome: Report["outcome"], error: string): void {
    this.#alive = false;
    this.#worker.terminate();
    this.#port.close();
    this.#settle(outcome, error);
  }

  #settle(
    outcome: Report["outcome"],
    error: string | null,
    measuredMs?: number,
    value: string | null = null,
  ): void {
    const running = this.#running;
    if (!running) return;
    this.#running = null;
    clearTimeout(running.timer);
    const wallMs = measuredMs ?? performance.now() - running.startedAt;
    running.settle({ outcome, value, stdout: running.stdout, error, wallMs });
  }
}

const OVERFLOW = `The call wrote more than ${OUTPUT_LIMIT / 1024} KB of output.`;

function freshNonce(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
