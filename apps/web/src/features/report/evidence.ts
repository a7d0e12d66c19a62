/** Where the entries that a claim cites stand on the page. */
import { isRecord, parseJson } from "../../wire/decode";
import type { Evidence, Report } from "../../wire/messages";

export function anchorId(seq: number): string {
  return `entry-${seq}`;
}

/**
 * The line that shows what `evidence` cites: its own, that of the run whose result is quoted, or
 * the last one before it, since edits have no line of their own.
 */
export function anchorOf(report: Report, { seq, quote }: Evidence): number | null {
  const rows = [...report.transcript, ...report.runs, ...report.hints].map((row) => row.seq);
  if (rows.includes(seq)) return seq;
  const cited = quotedRun(quote);
  const run = report.runs.find(({ result }) => result !== null && result.run_id === cited?.run_id);
  if (run !== undefined) return run.seq;
  const earlier = rows.filter((row) => row < seq);
  return earlier.length === 0 ? null : Math.max(...earlier);
}

/** A quote as people read it: a run's result is logged as JSON. */
export function quoteText(quote: string): string {
  const run = quotedRun(quote);
  if (run === null) return `“${quote}”`;
  const { kind, verdict, passed, total, hidden_passed, hidden_total } = run;
  const hidden = Number(hidden_total) > 0 ? `, hidden ${hidden_passed} of ${hidden_total}` : "";
  return `${kind}: ${String(verdict).replaceAll("_", " ")}, ${passed} of ${total} passed${hidden}`;
}

function quotedRun(quote: string): Record<string, unknown> | null {
  const value = quote.startsWith("{") ? parseJson(quote) : undefined;
  return isRecord(value) && "run_id" in value && "verdict" in value ? value : null;
}

/** Splits `text` around the first occurrence of `quote`, for highlighting. */
export function around(text: string, quote: string): [string, string, string] | null {
  const at = quote === "" ? -1 : text.indexOf(quote);
  return at < 0 ? null : [text.slice(0, at), quote, text.slice(at + quote.length)];
}
