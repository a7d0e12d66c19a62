import type { HTMLAttributes, ReactNode } from "react";
import styles from "./chip.module.css";

export type Tone = "plain" | "ok" | "warn" | "bad";

type Props = HTMLAttributes<HTMLSpanElement> & { tone?: Tone };

export function Chip({ tone = "plain", ...rest }: Props): ReactNode {
  return <span className={`${styles["chip"]} ${styles[tone]}`} {...rest} />;
}
