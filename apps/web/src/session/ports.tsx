/** The outside world as the app uses it, so that tests and fixtures can stand in for it. */
import { createContext, use } from "react";
import type { Api } from "../wire/api";
import type { Socket } from "../wire/connection";
import type { PractisedQuestions } from "./practised-questions";
import type { PreviewSandbox } from "./preview-sandbox";
import type { SavedSessions } from "./saved-sessions";

export type Ports = {
  readonly api: Api;
  readonly openSocket: (path: string) => Socket;
  readonly saved: SavedSessions;
  readonly practised: PractisedQuestions;
  readonly drafts: Storage;
  readonly unsent: Storage;
  readonly sandbox: PreviewSandbox;
};

const PortsContext = createContext<Ports | null>(null);

export const PortsProvider = PortsContext.Provider;

export function usePorts(): Ports {
  const ports = use(PortsContext);
  if (ports === null) throw new Error("usePorts outside of PortsProvider");
  return ports;
}
