/** Where the entries that a claim cites stand on the page. */
import type { Report } from "../../wire/messages";

export function anchorId(seq: number): string {
  return `entry-${seq}`;
}

/** Log positions that have a line of their own: utterances, runs and hints. */
export function anchoredSeqs(report: Report): ReadonlySet<number> {
  const rows = [...report.transcript, ...report.runs, ...report.hints];
  return new Set(rows.map(({ seq }) => seq));
}

/** The line that shows `seq`, or the last one before it: edits have no line of their own. */
export function nearestAnchor(anchors: ReadonlySet<number>, seq: number): number | null {
  if (anchors.has(seq)) return seq;
  const earlier = [...anchors].filter((anchor) => anchor < seq);
  return earlier.length === 0 ? null : Math.max(...earlier);
}

/** Splits `text` around the first occurrence of `quote`, for highlighting. */
export function around(text: string, quote: string): [string, string, string] | null {
  const at = quote === "" ? -1 : text.indexOf(quote);
  return at < 0 ? null : [text.slice(0, at), quote, text.slice(at + quote.length)];
}
