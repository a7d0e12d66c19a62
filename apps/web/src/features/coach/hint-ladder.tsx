import type { ReactNode } from "react";
import { useInterview, useSession } from "../../session/session-context";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./coach.module.css";

/** Released hints with what each cost, and the button for the next rung. */
export function HintLadder(): ReactNode {
  const session = useSession();
  const hints = useInterview((view) => view.hints) ?? [];
  const total = useInterview((view) => view.question.hints_total) ?? 0;
  const isLive = useInterview((view) => view.status === "live") ?? false;
  const next = hints.length + 1;
  const isDone = hints.length >= total;
  return (
    <div className={styles["hints"]}>
      <div className={styles["row"]}>
        <h3>Hints</h3>
        <span className={styles["muted"]}>
          {hints.length} of {total} used
        </span>
      </div>
      <div role="log" aria-label="Hints">
        <ol className={styles["ladder"]}>
          {hints.map(({ rung, cost, text }) => (
            <li key={rung} className={styles["hint"]}>
              <strong>Hint {rung}</strong>{" "}
              <span className={styles["muted"]}>
                cost {cost} {cost === 1 ? "point" : "points"}
              </span>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
      <Button disabled={isDone || !isLive} onClick={() => session.askHint()}>
        <Icon name="bulb" /> {isDone ? "No more hints" : `Ask for hint ${next}`}
      </Button>
      {isDone ? null : (
        <p className={styles["muted"]}>Each hint lowers the problem-solving score.</p>
      )}
    </div>
  );
}
