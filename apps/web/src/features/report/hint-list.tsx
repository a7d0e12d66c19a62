import type { ReactNode } from "react";
import type { Report } from "../../wire/messages";
import { anchorId } from "./evidence";
import { useHighlight } from "./highlight";
import styles from "./report.module.css";

type Props = { hints: Report["hints"]; nudges: number };

/** The hints that were taken, with their price. */
export function HintList({ hints, nudges }: Props): ReactNode {
  const { at } = useHighlight();
  return (
    <>
      {hints.length === 0 ? <p className={styles["muted"]}>No hints were taken.</p> : null}
      <ol className={styles["hints"]}>
        {hints.map((hint) => (
          <li key={hint.seq} id={anchorId(hint.seq)} tabIndex={-1} data-lit={hint.seq === at}>
            <strong>Hint {hint.rung}</strong>{" "}
            <span className={styles["muted"]}>
              cost {hint.cost} {hint.cost === 1 ? "point" : "points"}
            </span>
            <p>{hint.text}</p>
          </li>
        ))}
      </ol>
      <p className={styles["muted"]}>
        The coach nudged {nudges} {nudges === 1 ? "time" : "times"}; nudges cost nothing.
      </p>
    </>
  );
}
