import type { ReactNode } from "react";
import { Link } from "wouter";
import styles from "./page.module.css";

/** A page that cannot be shown here, and the way back. */
export function LostPage({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <main className={styles["lost"]}>
      <h1>{title}</h1>
      {children}
      <p>
        <Link href="/">Back to the lobby</Link>
      </p>
    </main>
  );
}
