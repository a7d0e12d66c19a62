import type { ReactNode } from "react";
import type { Report } from "../../wire/messages";
import { anchorId } from "./evidence";
import { useHighlight } from "./highlight";
import styles from "./report.module.css";

type ReportRun = Report["runs"][number];

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Every run with its result. */
export function RunTable({ runs }: { runs: readonly ReportRun[] }): ReactNode {
  const { at } = useHighlight();
  if (runs.length === 0) return <p className={styles["muted"]}>The code was never run.</p>;
  return (
    <div className={styles["scroll"]}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Kind</th>
            <th scope="col">Revision</th>
            <th scope="col">Result</th>
            <th scope="col">Passed</th>
            <th scope="col">Hidden</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.seq} id={anchorId(run.seq)} tabIndex={-1} data-lit={run.seq === at}>
              <td>{clock.format(run.ts_ms)}</td>
              <td>{run.result?.kind ?? "–"}</td>
              <td>{run.revision}</td>
              <td>{run.result?.verdict.replaceAll("_", " ") ?? "did not finish"}</td>
              <td>{run.result === null ? "–" : `${run.result.passed} of ${run.result.total}`}</td>
              <td>{hidden(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function hidden({ result }: ReportRun): string {
  return result === null || result.hidden_total === 0
    ? "–"
    : `${result.hidden_passed} of ${result.hidden_total}`;
}
