import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useInterview, useSession } from "../../session/session-context";
import { OnlyReadAloud } from "../../ui/only-read-aloud";
import styles from "./clock.module.css";
import { announcement, timeLeft } from "./time-left";

/** The time left by the server's clock. */
export function Countdown(): ReactNode {
  const endsAtMs = useInterview((view) => view.ends_at_ms);
  const minutes = useInterview((view) => view.minutes);
  const pausedAtMs = useInterview((view) => view.paused_at_ms);
  if (endsAtMs !== null && pausedAtMs !== null) return <Standing leftMs={endsAtMs - pausedAtMs} />;
  if (endsAtMs !== null) return <Running endsAtMs={endsAtMs} />;
  return (
    <span role="timer" aria-label="Time left" className={styles["clock"]}>
      {minutes === null ? "--:--" : timeLeft(minutes * 60_000).text}
    </span>
  );
}

function Standing({ leftMs }: { leftMs: number }): ReactNode {
  return (
    <span role="timer" aria-label="Time left, paused" className={styles["clock"]}>
      {timeLeft(leftMs).text}
    </span>
  );
}

function Running({ endsAtMs }: { endsAtMs: number }): ReactNode {
  const { clock } = useSession();
  const [leftMs, setLeftMs] = useState(() => endsAtMs - clock.now());
  const [said, setSaid] = useState("");
  const before = useRef(leftMs);
  useEffect(() => {
    const tick = (): void => {
      const now = endsAtMs - clock.now();
      const words = announcement(before.current, now);
      if (words !== null) setSaid(words);
      before.current = now;
      setLeftMs(now);
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [clock, endsAtMs]);
  const { text, tone } = timeLeft(leftMs);
  return (
    <>
      <span role="timer" aria-label="Time left" className={`${styles["clock"]} ${styles[tone]}`}>
        {text}
      </span>
      <OnlyReadAloud role="status">{said}</OnlyReadAloud>
    </>
  );
}
