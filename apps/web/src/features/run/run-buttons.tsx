import type { ReactNode } from "react";
import { useInterview } from "../../session/session-context";
import { useStore } from "../../session/store";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./run.module.css";
import { useRunDesk } from "./run-context";
import { isBusy } from "./run-desk";

/** Run and Submit, with their shortcuts. */
export function RunButtons(): ReactNode {
  const desk = useRunDesk();
  const local = useStore(desk.runs, (runs) => runs);
  const view = useInterview((interview) => interview);
  const disabled = view === null || view.status === "ended" || isBusy(view, local);
  return (
    <>
      <Button disabled={disabled} onClick={() => desk.run()} aria-keyshortcuts="Control+'">
        <Icon name="play" size={14} /> Run <kbd className={styles["kbd"]}>Ctrl '</kbd>
      </Button>
      <Button
        look="primary"
        disabled={disabled}
        onClick={() => desk.submit()}
        aria-keyshortcuts="Control+Enter"
      >
        Submit <kbd className={styles["kbd"]}>Ctrl ↵</kbd>
      </Button>
    </>
  );
}
