import type { ReactNode } from "react";
import { usePorts } from "../../session/ports";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useResource } from "../../ui/use-resource";
import { DeviceCheck } from "./device-check";
import styles from "./lobby.module.css";
import { ServerFacts } from "./server-facts";
import { SetupForm } from "./setup-form";
import { YourInterviews } from "./your-interviews";

/** Choose what to practise, see what this server and this browser can do, start. */
export function Lobby({ onStarted }: { onStarted: (sessionId: string) => void }): ReactNode {
  const { api } = usePorts();
  const [lobby, again] = useResource(api.lobby);
  return (
    <main className={styles["lobby"]}>
      <div className={styles["intro"]}>
        <h1>Practise a live coding interview</h1>
        <p className={styles["muted"]}>
          An interviewer talks with you while you code; a private coach helps; every claim of the
          report points at the moment that proves it.
        </p>
      </div>
      <YourInterviews />
      {lobby.kind === "loading" ? <p role="status">Asking the server what it offers…</p> : null}
      {lobby.kind === "failed" ? (
        <Notice tone="bad" title="The lobby cannot be loaded.">
          {lobby.error.message}
          <Button onClick={again}>Try again</Button>
        </Notice>
      ) : null}
      {lobby.kind === "loaded" ? (
        <div className={styles["columns"]}>
          <SetupForm lobby={lobby.value} onStarted={onStarted} />
          <aside className={styles["side"]} aria-label="Before you start">
            <ServerFacts lobby={lobby.value} />
            <DeviceCheck />
          </aside>
        </div>
      ) : null}
    </main>
  );
}
