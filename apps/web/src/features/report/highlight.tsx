/** Which evidence the reader has followed. */

import type { ReactNode } from "react";
import { createContext, use, useCallback, useState } from "react";
import type { Evidence, Report } from "../../wire/messages";
import { anchorId, anchorOf } from "./evidence";

type Highlight = {
  /** The highlighted line, null before any link was followed. */
  readonly at: number | null;
  readonly quote: string;
  readonly follow: (evidence: Evidence) => void;
};

const HighlightContext = createContext<Highlight>({ at: null, quote: "", follow: () => undefined });

export function HighlightProvider({
  report,
  children,
}: {
  report: Report;
  children: ReactNode;
}): ReactNode {
  const [followed, setFollowed] = useState<{ at: number; quote: string } | null>(null);
  const follow = useCallback(
    (evidence: Evidence) => {
      const at = anchorOf(report, evidence);
      if (at === null) return;
      setFollowed({ at, quote: evidence.quote });
      const line = document.getElementById(anchorId(at));
      line?.focus({ preventScroll: true });
      line?.scrollIntoView({ block: "center" });
    },
    [report],
  );
  return (
    <HighlightContext value={{ at: followed?.at ?? null, quote: followed?.quote ?? "", follow }}>
      {children}
    </HighlightContext>
  );
}

export function useHighlight(): Highlight {
  return use(HighlightContext);
}
