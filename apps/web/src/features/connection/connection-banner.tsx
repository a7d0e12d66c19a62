import type { ReactNode } from "react";
import { useFacts, useInterview, useSession } from "../../session/session-context";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

/** What is wrong with the connection and what can be done about it. */
export function ConnectionBanner(): ReactNode {
  const session = useSession();
  const connection = useFacts((facts) => facts.connection);
  const isPaused = useInterview((view) => view.paused_at_ms !== null) ?? false;
  switch (connection.kind) {
    case "live":
      return isPaused ? (
        <Notice tone="warn" title="Paused.">
          The server cannot reach its storage, so the countdown and the interviewer stand still.
          Keep working if you like: what you write is kept and saved when the storage is back.
        </Notice>
      ) : null;
    case "reconnecting":
      return (
        <Notice tone="warn" title="Connection lost.">
          Keep working: everything is kept in this browser and sent when the server is back.
          <Button onClick={() => session.wake()}>Try now</Button>
        </Notice>
      );
    case "replaced":
      return (
        <Notice tone="warn" title="This interview was opened in another tab.">
          Only one tab can be live.
          <Button look="primary" onClick={() => session.takeOver()}>
            Use here
          </Button>
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="bad" title="Not connected.">
          {connection.reason} Your code is kept in this browser.
          <Button onClick={() => session.start()}>Try again</Button>
          <a href="/">Back to the lobby</a>
        </Notice>
      );
    default:
      return null;
  }
}

/** The last request that the server refused. */
export function RefusalBanner(): ReactNode {
  const session = useSession();
  const refusal = useFacts(({ room }) => room.refusal);
  if (refusal === null) return null;
  return (
    <Notice tone="bad">
      {refusal.message}
      {refusal.expected ? <span>Expected: {refusal.expected}.</span> : null}
      <Button look="quiet" onClick={() => session.dismissRefusal()}>
        Dismiss
      </Button>
    </Notice>
  );
}
