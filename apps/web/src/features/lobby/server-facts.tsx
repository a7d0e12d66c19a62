import type { ReactNode } from "react";
import { useEffect } from "react";
import { usePorts } from "../../session/ports";
import type { SandboxStatus } from "../../session/preview-sandbox";
import { useStore } from "../../session/store";
import { runsInBrowser } from "../../wire/languages";
import type { LobbyView } from "../../wire/messages";
import styles from "./lobby.module.css";

/** What this server runs with, in words. Prepares the browser's sandbox on the way. */
export function ServerFacts({ lobby }: { lobby: LobbyView }): ReactNode {
  const { sandbox } = usePorts();
  const status = useStore(sandbox.status, (value) => value);
  const first = lobby.languages.find(runsInBrowser) ?? "python";
  useEffect(() => {
    sandbox.prepare(first).catch(() => undefined);
  }, [sandbox, first]);
  return (
    <section className={styles["card"]} aria-labelledby="server-facts">
      <h2 id="server-facts">This server</h2>
      <dl className={styles["facts"]}>
        <dt>Sandbox</dt>
        <dd>
          {lobby.sandbox === "docker"
            ? "Docker: samples and hidden tests run on the server."
            : "Your browser: samples only, results unverified."}{" "}
          {lobby.sandbox_reason}
        </dd>
        <dt>Interviewer</dt>
        <dd>
          {lobby.model === null
            ? "Speaks from written templates; works without a key or network."
            : `Worded by ${lobby.model}; what is asked is decided by rules.`}
        </dd>
        <dt>Browser sandbox</dt>
        <dd>{inWords(status)}</dd>
      </dl>
    </section>
  );
}

function inWords(status: SandboxStatus): string {
  switch (status.kind) {
    case "idle":
      return "Not loaded yet.";
    case "loading":
      return `${status.step}…`;
    case "ready":
      return "Ready.";
    case "failed":
      return `Not available: ${status.reason}`;
  }
}
