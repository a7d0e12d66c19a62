import type { ReactNode } from "react";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { loadEditor } from "../features/editor/load-editor";
import { Lobby } from "../features/lobby/lobby";
import { PageFrame } from "./page-frame";
import type { ThemeChoice } from "./theme";

export function LobbyPage({ theme }: { theme: ThemeChoice }): ReactNode {
  const [, navigate] = useLocation();
  useEffect(() => {
    document.title = "Dry Run";
    loadEditor().catch(() => undefined);
  }, []);
  return (
    <PageFrame theme={theme}>
      <Lobby onStarted={(sessionId) => navigate(`/interview/${sessionId}`)} />
    </PageFrame>
  );
}
