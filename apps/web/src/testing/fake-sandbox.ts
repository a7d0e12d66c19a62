/** A browser sandbox that returns what a test tells it to. */
import type { BrowserRun, BrowserSandbox, CallResult } from "@sandbox/browser";

export class FakeSandbox implements BrowserSandbox {
  readonly state = "ready";
  readonly runs: BrowserRun[] = [];
  /** What the code returns for a call. */
  answer: (call: BrowserRun["calls"][number]) => Partial<CallResult> = () => ({ value: null });

  async prepare(): Promise<void> {}

  async run(request: BrowserRun, onResult: (result: CallResult) => void): Promise<CallResult[]> {
    this.runs.push(request);
    const results = request.calls.map((call, index): CallResult => {
      const answer = this.answer(call);
      const json = JSON.stringify(answer.value ?? null);
      return {
        ...{ index, outcome: "ok", value: null, json, stdout: "", error: null, wallMs: 1 },
        ...answer,
      };
    });
    for (const result of results) onResult(result);
    return results;
  }

  dispose(): void {}
}
