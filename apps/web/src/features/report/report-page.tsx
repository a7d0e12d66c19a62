import type { ReactNode } from "react";
import { useCallback, useEffect } from "react";
import { usePorts } from "../../session/ports";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useResource } from "../../ui/use-resource";
import { ApiError } from "../../wire/api";
import { waitForReport } from "./load-report";
import styles from "./report.module.css";
import { ReportView } from "./report-view";

type Props = { sessionId: string; token: string };

/** The report once it is made. */
export function ReportPage({ sessionId, token }: Props): ReactNode {
  const { api } = usePorts();
  const [report, again] = useResource(
    useCallback(() => waitForReport(() => api.report(sessionId, token)), [api, sessionId, token]),
  );
  useEffect(() => {
    document.title = "Report · Dry Run";
  }, []);
  switch (report.kind) {
    case "loading":
      return (
        <main className={styles["waiting"]} aria-busy="true">
          <h1>Your report is being made</h1>
          <p role="status">This takes a few seconds. The page opens it by itself.</p>
          <div className={styles["progress"]} />
        </main>
      );
    case "failed":
      return (
        <main className={styles["waiting"]}>
          <h1>The report cannot be shown</h1>
          <Notice tone="bad">{explain(report.error)}</Notice>
          <p>
            <Button onClick={again}>Try again</Button> <a href="/">Back to the lobby</a>
          </p>
        </main>
      );
    case "loaded":
      return <ReportView report={report.value} sessionId={sessionId} token={token} />;
  }
}

function explain(error: Error): string {
  const code = error instanceof ApiError ? error.status : 0;
  if (code === 401 || code === 403) return "The key of this interview has expired in this browser.";
  if (error instanceof ApiError && error.code === "report_not_ready")
    return "The report is still not made. The interview may still be open.";
  if (code === 404) return "The server does not know this interview.";
  return error.message;
}
