import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./panel.module.css";

type Props = { title: string; children: ReactNode };

/** A titled region. */
export function Panel({ title, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className={styles["panel"]} aria-labelledby={id}>
      <h2 id={id} className={styles["title"]}>
        {title}
      </h2>
      {children}
    </section>
  );
}
