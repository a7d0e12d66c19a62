import type { ReactNode } from "react";
import type { TurnView } from "../../wire/messages";
import styles from "./interviewer.module.css";
import { splitSentences } from "./sentences";

/** A turn's words. Only whole sentences are announced; the unfinished one is for the eyes. */
export function TurnWords({ turn }: { turn: TurnView }): ReactNode {
  const { sentences, tail } = splitSentences(turn.text, !turn.open);
  return (
    <p className={styles["words"]} data-open={turn.open}>
      {sentences.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finished sentence never moves
        <span key={index}>{sentence} </span>
      ))}
      {turn.open ? <span aria-hidden="true">{tail}</span> : null}
      {turn.cut ? <em className={styles["cut"]}>(interrupted)</em> : null}
    </p>
  );
}
