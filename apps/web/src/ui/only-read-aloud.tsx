import type { HTMLAttributes, ReactNode } from "react";
import styles from "./only-read-aloud.module.css";

/** Text for screen readers alone. */
export function OnlyReadAloud(props: HTMLAttributes<HTMLSpanElement>): ReactNode {
  return <span {...props} className={styles["hidden"]} />;
}
