import type { ReactNode } from "react";
import type { Report } from "../../wire/messages";
import { anchorId, around } from "./evidence";
import { useHighlight } from "./highlight";
import styles from "./report.module.css";

type Turn = Report["transcript"][number];
type Props = { turns: readonly Turn[]; startedAtMs: number };

/** Everything that was said; followed evidence is marked. */
export function Transcript({ turns, startedAtMs }: Props): ReactNode {
  if (turns.length === 0) return <p className={styles["muted"]}>Nothing was said.</p>;
  return (
    <ol className={styles["transcript"]} aria-label="Transcript">
      {turns.map((turn) => (
        <Line key={turn.seq} turn={turn} offsetMs={turn.ts_ms - startedAtMs} />
      ))}
    </ol>
  );
}

function Line({ turn, offsetMs }: { turn: Turn; offsetMs: number }): ReactNode {
  const { at, quote } = useHighlight();
  const isLit = turn.seq === at;
  const parts = isLit ? around(turn.text, quote) : null;
  const seconds = Math.max(0, Math.round(offsetMs / 1000));
  return (
    <li id={anchorId(turn.seq)} tabIndex={-1} data-lit={isLit} data-speaker={turn.speaker}>
      <span className={styles["seq"]}>
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")} · {turn.phase}
      </span>
      <p>
        <strong>{turn.speaker === "candidate" ? "You" : "Interviewer"}:</strong>{" "}
        {parts === null ? (
          turn.text
        ) : (
          <>
            {parts[0]}
            <mark>{parts[1]}</mark>
            {parts[2]}
          </>
        )}
        {turn.cut ? <em className={styles["muted"]}> (interrupted)</em> : null}
      </p>
    </li>
  );
}
