import type { ReactNode } from "react";
import { Link } from "wouter";
import styles from "./page.module.css";
import type { ThemeChoice } from "./theme";
import { ThemeButton } from "./theme-button";

/** The frame of the lobby and the report. */
export function PageFrame({
  theme,
  children,
}: {
  theme: ThemeChoice;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={styles["page"]}>
      <header className={styles["top"]}>
        <Link href="/" className={styles["brand"] ?? ""}>
          <img src="/favicon.svg" alt="" width="24" height="24" /> Dry Run
        </Link>
        <span className={styles["space"]} />
        <ThemeButton {...theme} />
      </header>
      {children}
    </div>
  );
}
