import type { ReactNode } from "react";
import { usePorts } from "../../session/ports";
import { useStore } from "../../session/store";
import styles from "./run.module.css";
import type { ShownRun } from "./run-display";
import { printed } from "./run-display";

/** What the code printed, and how the browser's sandbox is doing. */
export function ConsoleTab({ run }: { run: ShownRun | null }): ReactNode {
  const { sandbox } = usePorts();
  const status = useStore(sandbox.status, (value) => value);
  const lines = printed(run);
  return (
    <div className={styles["console"]}>
      {lines.length === 0 ? (
        <p className={styles["muted"]}>Nothing printed by the last run.</p>
      ) : null}
      {lines.map(({ index, text }) => (
        <section key={index} aria-label={`Output of case ${index + 1}`}>
          <h3 className={styles["muted"]}>Case {index + 1}</h3>
          <pre>{text}</pre>
        </section>
      ))}
      <p className={styles["muted"]}>
        Browser sandbox:{" "}
        {status.kind === "loading"
          ? status.step
          : status.kind === "failed"
            ? status.reason
            : status.kind}
      </p>
    </div>
  );
}
