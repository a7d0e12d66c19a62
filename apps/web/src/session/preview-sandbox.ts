/** The browser's own sandbox, loaded on first use and kept for the life of the page. */
import type { BrowserRun, BrowserSandbox, CallResult } from "@sandbox/browser";
import type { BrowserLanguage } from "../wire/languages";
import { runsInBrowser } from "../wire/languages";
import type { Language } from "../wire/messages";
import { Store } from "./store";

export type SandboxStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "loading"; readonly step: string }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly reason: string };

export class PreviewSandbox {
  readonly status = new Store<SandboxStatus>({ kind: "idle" });
  private sandbox: Promise<BrowserSandbox> | null = null;
  private readonly ready = new Map<BrowserLanguage, Promise<void>>();

  constructor(
    private readonly create: (onProgress: (step: string) => void) => Promise<BrowserSandbox>,
  ) {}

  /** Fetches what `language` needs; a failure shows in `status` and may be tried again. */
  prepare(language: BrowserLanguage): Promise<void> {
    const preparing = this.ready.get(language) ?? this.load(language);
    this.ready.set(language, preparing);
    return preparing;
  }

  /** Runs as soon as the sandbox is ready. Rejects when it cannot be loaded. */
  async run(
    request: BrowserRun,
    onResult: (result: CallResult) => void,
    signal: AbortSignal,
  ): Promise<CallResult[]> {
    await this.prepare(request.language);
    const sandbox = await this.open();
    return sandbox.run(request, onResult, signal);
  }

  private async load(language: BrowserLanguage): Promise<void> {
    this.status.set({ kind: "loading", step: "Loading the browser sandbox" });
    try {
      await (await this.open()).prepare(language);
      this.status.set({ kind: "ready" });
    } catch (error) {
      this.ready.delete(language);
      this.sandbox = null;
      this.status.set({
        kind: "failed",
        reason: error instanceof Error ? error.message : String(error),
      });
      throw error;
    }
  }

  /** Whether a run in `language` would start without any loading. */
  isReady(language: Language): boolean {
    return (
      this.status.get().kind === "ready" && runsInBrowser(language) && this.ready.has(language)
    );
  }

  private open(): Promise<BrowserSandbox> {
    this.sandbox ??= this.create((step) => this.progress(step));
    return this.sandbox;
  }

  private progress(step: string): void {
    if (this.status.get().kind === "loading") this.status.set({ kind: "loading", step });
  }
}
