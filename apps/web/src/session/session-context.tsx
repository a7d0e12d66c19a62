/** Hands the running interview to the panels. */

import type { ReactNode } from "react";
import { createContext, use, useEffect, useMemo } from "react";
import type { SessionView } from "../wire/messages";
import type { SessionFacts } from "./interview-session";
import { InterviewSession } from "./interview-session";
import { newId } from "./new-id";
import { usePorts } from "./ports";
import { useStore } from "./store";

const SessionContext = createContext<InterviewSession | null>(null);

type Props = { sessionId: string; token: string; children: ReactNode };

/** Opens the interview for as long as it is mounted. */
export function SessionProvider({ sessionId, token, children }: Props): ReactNode {
  const ports = usePorts();
  const session = useMemo(
    () =>
      new InterviewSession({
        ...ports,
        sessionId,
        token,
        newId,
        now: Date.now,
        random: Math.random,
      }),
    [ports, sessionId, token],
  );
  useEffect(() => {
    const keepDraft = (): void => session.code.flush();
    const backOnline = (): void => session.wake();
    session.start();
    window.addEventListener("pagehide", keepDraft);
    window.addEventListener("online", backOnline);
    return () => {
      window.removeEventListener("pagehide", keepDraft);
      window.removeEventListener("online", backOnline);
      session.stop();
    };
  }, [session]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): InterviewSession {
  const session = use(SessionContext);
  if (session === null) throw new Error("useSession outside of SessionProvider");
  return session;
}

export function useFacts<S>(select: (facts: SessionFacts) => S): S {
  return useStore(useSession().facts, select);
}

/** A part of the interview; null until the server has sent it. */
export function useInterview<S>(select: (view: SessionView) => S): S | null {
  return useFacts(({ room }) => (room.interview === null ? null : select(room.interview)));
}
