import type { ReactNode } from "react";
import { useEffect } from "react";
import { Countdown } from "../features/clock/countdown";
import { ConnectionChip } from "../features/connection/connection-chip";
import { EndButton } from "../features/ending/end-button";
import { useInterview } from "../session/session-context";
import { Chip } from "../ui/chip";
import styles from "./room.module.css";
import type { ThemeChoice } from "./theme";
import { ThemeButton } from "./theme-button";

type Props = { theme: ThemeChoice; onEnded: () => void };

/** What is asked, how long is left, and the way out. */
export function RoomHeader({ theme, onEnded }: Props): ReactNode {
  const question = useInterview((view) => view.question);
  const mode = useInterview((view) => view.company_title);
  const title = question?.title ?? "Interview";
  useEffect(() => {
    document.title = `${title} · Dry Run`;
  }, [title]);
  return (
    <header className={styles["header"]}>
      <h1 className={styles["title"]}>{title}</h1>
      <span className={styles["chips"]}>
        {question === null ? null : <Chip>{question.difficulty}</Chip>}
        {mode === null ? null : <Chip>{mode}</Chip>}
      </span>
      <span className={styles["space"]} />
      <ConnectionChip />
      <Countdown />
      <ThemeButton {...theme} />
      <EndButton onEnded={onEnded} />
    </header>
  );
}
