import type { ReactNode } from "react";
import { useCallback } from "react";
import { Link } from "wouter";
import type { Ports } from "../../session/ports";
import { usePorts } from "../../session/ports";
import type { SavedSession } from "../../session/saved-sessions";
import { useResource } from "../../ui/use-resource";
import type { SessionStatusView } from "../../wire/messages";
import styles from "./lobby.module.css";

type Known = SavedSession & { readonly status: SessionStatusView["status"] };

/** The interviews of this browser: the live ones to resume, the ended ones to read. */
export function YourInterviews(): ReactNode {
  const ports = usePorts();
  const [found] = useResource(useCallback(() => statuses(ports), [ports]));
  if (found.kind !== "loaded" || found.value.length === 0) return null;
  const open = found.value.filter(({ status }) => status !== "ended");
  const ended = found.value.filter(({ status }) => status === "ended");
  return (
    <section className={styles["yours"]} aria-label="Your interviews">
      {open.map(({ sessionId, title, startedAtMs }) => (
        <div key={sessionId} className={styles["resume"]}>
          <div>
            <strong>{title}</strong>
            <p className={styles["muted"]}>Started {when.format(startedAtMs)}, still open</p>
          </div>
          <Link href={`/interview/${sessionId}`} className={styles["resumeLink"] ?? ""}>
            Resume interview
          </Link>
        </div>
      ))}
      {ended.length > 0 ? (
        <details>
          <summary>Earlier interviews ({ended.length})</summary>
          <ul className={styles["earlier"]}>
            {ended.map(({ sessionId, title, startedAtMs }) => (
              <li key={sessionId}>
                <Link href={`/report/${sessionId}`}>Report: {title}</Link>{" "}
                <span className={styles["muted"]}>{when.format(startedAtMs)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** An interview that the server does not know any more is left out. */
async function statuses({ api, saved }: Ports): Promise<Known[]> {
  const known = await Promise.all(
    saved.all().map((session) =>
      api.status(session.sessionId, session.token).then(
        ({ status }) => [{ ...session, status }],
        () => [],
      ),
    ),
  );
  return known.flat();
}
