/** Where the entries that a claim cites stand on the page. */
import type { Evidence, Report } from "../../wire/messages";

export function anchorId(seq: number): string {
  return `entry-${seq}`;
}

/**
 * The line that shows what `evidence` cites: its own, that of the run whose verdict it is, or the
 * last one before it, since edits have no line of their own.
 */
export function anchorOf(report: Report, { seq }: Evidence): number | null {
  const rows = [...report.transcript, ...report.runs, ...report.hints].map((row) => row.seq);
  if (rows.includes(seq)) return seq;
  const run = report.runs.find(({ judged_seq }) => judged_seq === seq);
  if (run !== undefined) return run.seq;
  const earlier = rows.filter((row) => row < seq);
  return earlier.length === 0 ? null : Math.max(...earlier);
}

/** Splits `text` around the first occurrence of `quote`, for highlighting. */
export function around(text: string, quote: string): [string, string, string] | null {
  const at = quote === "" ? -1 : text.indexOf(quote);
  return at < 0 ? null : [text.slice(0, at), quote, text.slice(at + quote.length)];
}
