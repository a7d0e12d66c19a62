import type { ReactNode } from "react";
import { RunProvider } from "../features/run/run-context";
import { usePorts } from "../session/ports";
import { SessionProvider } from "../session/session-context";
import { LostPage } from "./lost-page";
import { Room } from "./room";
import type { ThemeChoice } from "./theme";

export function RoomRoute({
  sessionId,
  theme,
}: {
  sessionId: string;
  theme: ThemeChoice;
}): ReactNode {
  const saved = usePorts().saved.find(sessionId);
  if (saved === null)
    return (
      <LostPage title="This interview cannot be opened here.">
        <p>An interview opens in the browser that started it, until its key expires.</p>
      </LostPage>
    );
  return (
    <SessionProvider sessionId={sessionId} token={saved.token}>
      <RunProvider>
        <Room sessionId={sessionId} theme={theme} />
      </RunProvider>
    </SessionProvider>
  );
}
