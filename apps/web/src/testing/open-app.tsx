/** Mounts the whole app on a page, against fakes. */
import { act, render } from "@testing-library/react";
import { App } from "../app/app";
import type { ServerMessage, SessionView } from "../wire/messages";
import type { FakeApi } from "./fake-ports";
import { fakePorts } from "./fake-ports";
import { EPOCH, SESSION_ID, sessionState, VIEW } from "./sample-data";

type Opened = ReturnType<typeof fakePorts>;

export function openApp(path: string, api?: FakeApi): Opened {
  const fakes = fakePorts(api);
  window.history.replaceState(null, "", path);
  render(<App ports={fakes.ports} />);
  return fakes;
}

export function saveKey({ ports }: Pick<Opened, "ports">): void {
  ports.saved.save({
    sessionId: SESSION_ID,
    token: "token",
    expiresAtMs: Date.now() + 60_000,
    title: "Two Sum",
    startedAtMs: Date.now(),
  });
}

export type OpenRoom = Opened & {
  /** Delivers messages and lets the page follow. */
  readonly deliver: (...messages: ServerMessage[]) => void;
};

/** A live interview room showing `view`, at log position 4. */
export async function openRoom(view: Partial<SessionView> = {}): Promise<OpenRoom> {
  saveKey(fakePorts());
  const opened = openApp(`/interview/${SESSION_ID}`);
  await act(async () => undefined);
  const deliver = (...messages: ServerMessage[]): void =>
    act(() => {
      for (const each of messages) opened.sockets.last().deliver(each);
    });
  act(() => opened.sockets.last().open());
  deliver(sessionState({ ...VIEW, ...view }, 4, EPOCH));
  return { ...opened, deliver };
}
