import type { ReactNode } from "react";
import { ReportPage } from "../features/report/report-page";
import { usePorts } from "../session/ports";
import { LostPage } from "./lost-page";
import { PageFrame } from "./page-frame";
import type { ThemeChoice } from "./theme";

export function ReportRoute({
  sessionId,
  theme,
}: {
  sessionId: string;
  theme: ThemeChoice;
}): ReactNode {
  const saved = usePorts().saved.find(sessionId);
  if (saved === null)
    return (
      <LostPage title="This report cannot be opened here.">
        <p>Reports open in the browser that held the interview, until its key expires.</p>
      </LostPage>
    );
  return (
    <PageFrame theme={theme}>
      <ReportPage sessionId={sessionId} token={saved.token} />
    </PageFrame>
  );
}
