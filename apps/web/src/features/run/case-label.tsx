import type { ReactNode } from "react";
import { Icon } from "../../ui/icon";
import styles from "./run.module.css";
import type { CaseResult } from "./run-display";

/** A tab's name with the case's result in words and as an icon. */
export function CaseLabel({
  name,
  result,
}: {
  name: string;
  result: CaseResult | null;
}): ReactNode {
  if (result === null) return name;
  const passed = result.verdict === "accepted";
  return (
    <>
      {name}
      <span className={`${styles["mark"]} ${passed ? styles["ok"] : styles["bad"]}`}>
        <Icon name={passed ? "check" : "cross"} size={14} />
        {passed ? "passed" : "failed"}
      </span>
      {result.by === "preview" ? <span className={styles["tag"]}>preview</span> : null}
    </>
  );
}
