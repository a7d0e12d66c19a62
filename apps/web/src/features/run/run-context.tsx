/** Hands the run desk to the toolbar and the results. */

import type { ReactNode } from "react";
import { createContext, use, useEffect, useMemo } from "react";
import { usePorts } from "../../session/ports";
import { useSession } from "../../session/session-context";
import { RunDesk } from "./run-desk";

const RunContext = createContext<RunDesk | null>(null);

export function RunProvider({ children }: { children: ReactNode }): ReactNode {
  const session = useSession();
  const { sandbox } = usePorts();
  const desk = useMemo(() => new RunDesk(session, sandbox), [session, sandbox]);
  useEffect(() => desk.watch(), [desk]);
  return <RunContext value={desk}>{children}</RunContext>;
}

export function useRunDesk(): RunDesk {
  const desk = use(RunContext);
  if (desk === null) throw new Error("useRunDesk outside of RunProvider");
  return desk;
}
