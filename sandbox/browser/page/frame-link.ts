/** The hidden runner frame and the page's end of its port. */

import type { Language } from "../contract";
import { type FrameMessage, isFrameMessage, type PageMessage } from "../wire";
import { fetchPyodide, fetchText } from "./assets";

const LOAD_MS = 15_000;
/** From the frame's `load` event on; its script has run by then. */
const HELLO_MS = 3_000;
const PREPARE_MS = 120_000;

export type AssetUrls = {
  readonly pyodideUrl: string;
  readonly typescriptUrl: string;
  readonly snapshot?: boolean;
};

type Listener = (message: FrameMessage) => void;

export class FrameLink {
  #frame: HTMLIFrameElement;
  #port: MessagePort;
  #snapshot = "";
  #listeners = new Set<Listener>();
  #prepared = new Map<Language, Promise<void>>();

  private constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    port.onmessage = (event) => {
      if (!isFrameMessage(event.data)) return;
      for (const listener of [...this.#listeners]) listener(event.data);
    };
  }

  /** Loads the frame and resolves when it answers on its port. */
  static async open(frameUrl: string, host: HTMLElement): Promise<FrameLink> {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("aria-hidden", "true");
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.title = "Code sandbox";
    frame.src = frameUrl;
    const channel = new MessageChannel();
    const link = new FrameLink(frame, channel.port1);
    try {
      await loaded(frame, () => host.append(frame));
      const hello = link.#expect((message) => message.kind === "hello", HELLO_MS);
      // An opaque origin has no name, so the target cannot be narrower than "*".
      frame.contentWindow?.postMessage(null, "*", [channel.port2]);
      const greeting = await hello;
      if (greeting.kind === "hello") link.#snapshot = greeting.snapshot;
    } catch (error) {
      link.close();
      throw error;
    }
    return link;
  }

  /** Resolves when a worker of the language waits warm. Asked again, it does not start over. */
  prepare(language: Language, urls: AssetUrls): Promise<void> {
    const known = this.#prepared.get(language);
    if (known) return known;
    const started = this.#prepare(language, urls);
    this.#prepared.set(language, started);
    started.catch(() => this.#prepared.delete(language));
    return started;
  }

  send(message: PageMessage, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  /** Calls `listener` for every message until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#port.close();
    this.#frame.remove();
  }

  async #prepare(language: Language, urls: AssetUrls): Promise<void> {
    const answered = (message: FrameMessage) =>
      (message.kind === "prepared" || message.kind === "unprepared") &&
      message.language === language;
    switch (language) {
      case "javascript":
        this.send({ kind: "prepare", language });
        break;
      case "typescript":
        this.send({ kind: "prepare", language, compiler: await fetchText(urls.typescriptUrl) });
        break;
      case "python": {
        const snapshot = urls.snapshot === false ? null : this.#snapshot;
        const assets = await fetchPyodide(urls.pyodideUrl, snapshot);
        const { wasm, stdlib, snapshot: memory } = assets;
        const transfer = memory ? [wasm, stdlib, memory] : [wasm, stdlib];
        this.send({ kind: "prepare", language, assets }, transfer);
      }
    }
    const answer = await this.#expect(answered, PREPARE_MS);
    if (answer.kind === "unprepared") throw new Error(answer.reason);
  }

  #expect(wanted: (message: FrameMessage) => boolean, withinMs: number): Promise<FrameMessage> {
    return new Promise((resolve, reject) => {
      const stop = this.listen((message) => {
        if (!wanted(message)) return;
        stop();
        clearTimeout(timer);
        resolve(message);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error("The sandbox frame does not answer."));
      }, withinMs);
    });
  }
}

function loaded(frame: HTMLIFrameElement, insert: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The sandbox frame does not load.")), LOAD_MS);
    frame.onload = () => {
      clearTimeout(timer);
      resolve();
    };
    insert();
  });
}
