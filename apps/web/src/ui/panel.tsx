import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./panel.module.css";

type Props = {
  title: string;
  /** Shown beside the title. */
  beside?: ReactNode;
  children: ReactNode;
};

/** A titled region. */
export function Panel({ title, beside, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className={styles["panel"]} aria-labelledby={id}>
      <div className={styles["top"]}>
        <h2 id={id} className={styles["title"]}>
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
