import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Props = { tone: "info" | "warn" | "bad"; title?: string; children?: ReactNode };

/** A message in the page's flow; what went wrong is announced at once. */
export function Notice({ tone, title, children }: Props): ReactNode {
  return (
    <div
      className={`${styles["notice"]} ${styles[tone]}`}
      role={tone === "bad" ? "alert" : "status"}
    >
      {title === undefined ? null : <strong>{title}</strong>}
      {children}
    </div>
  );
}
