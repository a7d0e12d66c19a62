import type { ReactNode } from "react";
import { Icon } from "../../ui/icon";
import type { Claim } from "../../wire/messages";
import { useHighlight } from "./highlight";
import styles from "./report.module.css";

const KINDS = {
  strength: { word: "Strength", icon: "check" },
  growth: { word: "To work on", icon: "bulb" },
  fact: { word: "Fact", icon: "dash" },
} as const satisfies { [P in Claim["polarity"]]: { word: string; icon: string } };

/** Claims, each with the quotes that prove it. */
export function ClaimList({ claims }: { claims: readonly Claim[] }): ReactNode {
  if (claims.length === 0) return <p className={styles["muted"]}>Nothing was observed.</p>;
  return (
    <ul className={styles["claims"]}>
      {claims.map((claim) => (
        <ClaimItem key={`${claim.text}-${claim.evidence[0]?.seq}`} claim={claim} />
      ))}
    </ul>
  );
}

function ClaimItem({ claim }: { claim: Claim }): ReactNode {
  const { follow } = useHighlight();
  const { word, icon } = KINDS[claim.polarity];
  return (
    <li className={styles["claim"]} data-polarity={claim.polarity}>
      <span className={styles["kind"]}>
        <Icon name={icon} size={14} /> {word}
      </span>
      <p>{claim.text}</p>
      <ul className={styles["evidence"]} aria-label="Evidence">
        {claim.evidence.map((evidence) => (
          <li key={`${evidence.seq}-${evidence.quote}`}>
            <button type="button" className={styles["quote"]} onClick={() => follow(evidence)}>
              <span className={styles["seq"]}>#{evidence.seq}</span> “{evidence.quote}”
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}
