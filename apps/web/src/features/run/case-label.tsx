import type { ComponentProps, ReactNode } from "react";
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
  const { tone, icon, word } = markOf(result);
  return (
    <>
      {name}
      <span className={`${styles["mark"]} ${styles[tone]}`}>
        <Icon name={icon} size={14} />
        {word}
      </span>
      {result.by === "preview" ? <span className={styles["tag"]}>preview</span> : null}
    </>
  );
}

type Mark = {
  readonly tone: "ok" | "plain" | "bad";
  readonly icon: ComponentProps<typeof Icon>["name"];
  readonly word: string;
};

function markOf({ verdict }: CaseResult): Mark {
  if (verdict === "accepted") return { tone: "ok", icon: "check", word: "passed" };
  if (verdict === "ran") return { tone: "plain", icon: "dash", word: "ran" };
  return { tone: "bad", icon: "cross", word: "failed" };
}
