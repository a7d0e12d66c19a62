import type { ReactNode } from "react";
import { Icon } from "../../ui/icon";
import styles from "./run.module.css";
import type { ShownRun, VerdictLine } from "./run-display";
import { hiddenCount, verdictLine } from "./run-display";

const ICONS = { plain: "dash", ok: "check", bad: "cross", warn: "dash" } as const satisfies {
  [T in VerdictLine["tone"]]: string;
};

/** The run's outcome in one line; hidden tests only as counts. */
export function VerdictBar({
  run,
  hiddenTotal,
}: {
  run: ShownRun | null;
  hiddenTotal: number;
}): ReactNode {
  const { tone, text, note } = verdictLine(run);
  const hidden = hiddenCount(run);
  const running = run?.server?.kind === "submit" && !run.server.verdict;
  return (
    <div className={styles["verdict"]} role="status" aria-label="Verdict">
      <strong className={styles[tone]}>
        <Icon name={ICONS[tone]} /> {text}
      </strong>
      {note === null ? null : <span className={styles["muted"]}>{note}</span>}
      {running ? (
        <span className={styles["muted"]}>
          Hidden tests: {hidden.passed} passed, {hidden.done} of {hiddenTotal} done
        </span>
      ) : null}
    </div>
  );
}
