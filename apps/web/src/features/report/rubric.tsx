import type { ReactNode } from "react";
import type { Criterion } from "../../wire/messages";
import { ClaimList } from "./claim-list";
import styles from "./report.module.css";

const NAMES: { readonly [D in Criterion["dimension"]]: string } = {
  problem_solving: "Problem solving",
  coding: "Coding",
  verification: "Verification",
  communication: "Communication",
};
const LEVELS = [1, 2, 3, 4] as const;

/** The four dimensions; what was not observed has no level. */
export function Rubric({ criteria }: { criteria: readonly Criterion[] }): ReactNode {
  return (
    <div className={styles["rubric"]}>
      {criteria.map((criterion) => (
        <article key={criterion.dimension} className={styles["criterion"]}>
          <h3>{NAMES[criterion.dimension]}</h3>
          <Level level={criterion.level} />
          <p className={styles["muted"]}>{criterion.basis}</p>
          {criterion.claims.length > 0 ? <ClaimList claims={criterion.claims} /> : null}
        </article>
      ))}
    </div>
  );
}

function Level({ level }: { level: number | null }): ReactNode {
  return (
    <p className={styles["level"]}>
      <strong>{level === null ? "Not observed" : `Level ${level} of 4`}</strong>
      <span aria-hidden="true" className={styles["steps"]}>
        {LEVELS.map((step) => (
          <i key={step} data-reached={level !== null && step <= level} />
        ))}
      </span>
    </p>
  );
}
