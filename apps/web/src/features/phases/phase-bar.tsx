import type { ReactNode } from "react";
import { useInterview, useSession } from "../../session/session-context";
import type { Phase } from "../../wire/messages";
import styles from "./phases.module.css";

const NAMES: { readonly [P in Phase]: string } = {
  intro: "Intro",
  clarify: "Clarify",
  approach: "Approach",
  code: "Code",
  test: "Test",
  analyse: "Analyse",
  wrap: "Wrap",
};

/** Where the conversation is. A click asks to move; the interview decides. */
export function PhaseBar(): ReactNode {
  const session = useSession();
  const phase = useInterview((view) => view.phase);
  const isLive = useInterview((view) => view.status === "live") ?? false;
  const phases = Object.keys(NAMES).filter(isPhase);
  return (
    <nav aria-label="Interview phases" className={styles["bar"]}>
      <ol className={styles["list"]}>
        {phases.map((each) => (
          <li key={each}>
            <button
              type="button"
              className={styles["phase"]}
              aria-current={each === phase ? "step" : undefined}
              disabled={!isLive || each === phase}
              title={each === phase ? undefined : `Ask to move to: ${NAMES[each]}`}
              onClick={() => session.askPhase(each)}
            >
              {NAMES[each]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function isPhase(name: string): name is Phase {
  return name in NAMES;
}
