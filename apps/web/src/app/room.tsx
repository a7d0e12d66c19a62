import type { ReactNode } from "react";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { CoachPanel } from "../features/coach/coach-panel";
import { ConnectionBanner, RefusalBanner } from "../features/connection/connection-banner";
import { EditorPanel } from "../features/editor/editor-panel";
import { InterviewerPanel } from "../features/interviewer/interviewer-panel";
import { PhaseBar } from "../features/phases/phase-bar";
import { QuestionPanel } from "../features/question/question-panel";
import { ResultsPanel } from "../features/run/results-panel";
import { RunButtons } from "../features/run/run-buttons";
import { TranscriptPanel } from "../features/transcript/transcript-panel";
import { usePorts } from "../session/ports";
import { useFacts, useInterview, useSession } from "../session/session-context";
import { useStore } from "../session/store";
import { runsInBrowser } from "../wire/languages";
import { RoomHeader } from "./room-header";
import { RoomLayout } from "./room-layout";
import type { ThemeChoice } from "./theme";
import { useRoomShortcuts } from "./use-room-shortcuts";

/** The interview room: all panels, until the interview is over. */
export function Room({ sessionId, theme }: { sessionId: string; theme: ThemeChoice }): ReactNode {
  const [, navigate] = useLocation();
  const toReport = (): void => navigate(`/report/${sessionId}`, { replace: true });
  useOverEffect(toReport);
  usePreparedSandbox();
  useRoomShortcuts();
  return (
    <RoomLayout
      header={<RoomHeader theme={theme} onEnded={toReport} />}
      banners={
        <>
          <ConnectionBanner />
          <RefusalBanner />
        </>
      }
      interviewer={<InterviewerPanel />}
      phases={<PhaseBar />}
      question={<QuestionPanel />}
      editor={
        <EditorPanel theme={theme.colours}>
          <RunButtons />
        </EditorPanel>
      }
      coach={<CoachPanel />}
      transcript={<TranscriptPanel />}
      results={<ResultsPanel />}
    />
  );
}

function useOverEffect(onOver: () => void): void {
  const isOver = useFacts(({ connection }) => connection.kind === "over");
  const isEnded = useInterview(({ status }) => status === "ended") ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving happens once, when it is over
  useEffect(() => {
    if (isOver || isEnded) onOver();
  }, [isOver, isEnded]);
}

function usePreparedSandbox(): void {
  const { sandbox } = usePorts();
  const { language } = useStore(useSession().code.desk, (desk) => desk);
  const isKnown = useInterview(() => true) ?? false;
  useEffect(() => {
    if (isKnown && runsInBrowser(language)) sandbox.prepare(language).catch(() => undefined);
  }, [sandbox, language, isKnown]);
}
