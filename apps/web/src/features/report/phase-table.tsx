import type { ReactNode } from "react";
import type { Report } from "../../wire/messages";
import styles from "./report.module.css";

/** How the time was spent. */
export function PhaseTable({ phases }: { phases: Report["phases"] }): ReactNode {
  if (phases.length === 0) return <p className={styles["muted"]}>The interview did not begin.</p>;
  return (
    <div className={styles["scroll"]}>
      <table>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Time</th>
            <th scope="col">You spoke</th>
            <th scope="col">Edits</th>
            <th scope="col">Runs</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {phases.map((span) => (
            <tr key={span.started_at_ms}>
              <th scope="row">{span.phase}</th>
              <td>{duration(span.duration_ms)}</td>
              <td>{span.utterances}</td>
              <td>{span.code_revisions}</td>
              <td>{span.runs}</td>
              <td>{span.claims.map(({ text }) => text).join(" ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
