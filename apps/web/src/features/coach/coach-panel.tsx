import type { ReactNode } from "react";
import { useInterview } from "../../session/session-context";
import { Button } from "../../ui/button";
import { Panel } from "../../ui/panel";
import { useRemembered } from "../../ui/remembered";
import styles from "./coach.module.css";
import { HintLadder } from "./hint-ladder";

/** Private advice: nudges and, on request, hints. The interviewer sees neither panel. */
export function CoachPanel(): ReactNode {
  const [sound, setSound] = useRemembered("dryrun.coach", "on", ["on", "muted"]);
  const isMuted = sound === "muted";
  return (
    <Panel title="Coach">
      <HintLadder />
      <div className={styles["row"]}>
        <h3>Nudges</h3>
        <Button
          look="quiet"
          aria-pressed={isMuted}
          onClick={() => setSound(isMuted ? "on" : "muted")}
        >
          {isMuted ? "Coach is muted" : "Mute coach"}
        </Button>
      </div>
      {isMuted ? (
        <p className={styles["muted"]}>Nudges are hidden. They still reach the report.</p>
      ) : (
        <Nudges />
      )}
    </Panel>
  );
}

const IMPORTANCE: { readonly [priority: number]: string } = { 1: "Now", 2: "Soon", 3: "Tip" };

function Nudges(): ReactNode {
  const nudges = useInterview((view) => view.nudges) ?? [];
  return (
    <div
      role="log"
      aria-label="Coach nudges"
      className={styles["nudges"]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      {nudges.length === 0 ? (
        <p className={styles["muted"]}>Quiet so far. The coach speaks up when it can help.</p>
      ) : null}
      {nudges.map(({ nudge_id, priority, text }) => (
        <p key={nudge_id} className={styles["nudge"]} data-priority={priority}>
          <strong className={styles["importance"]}>{IMPORTANCE[priority]}</strong> {text}
        </p>
      ))}
    </div>
  );
}
