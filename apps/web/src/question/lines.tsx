import type { ReactNode } from "react";
import styles from "./question-values.module.css";
import type { Line } from "./shown";

/** Values under each other, with a word for those whose JSON does not tell what they are. */
export function Lines({ lines }: { lines: readonly Line[] }): ReactNode {
  return lines.map(({ label, text, word }) => (
    <div key={label}>
      {label}
      {text}
      {word === null ? null : <span className={styles["word"]}> ({word})</span>}
    </div>
  ));
}
