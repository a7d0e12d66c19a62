import type { ReactNode } from "react";
import ReactMarkdown from "react-markdown";
import styles from "./markdown.module.css";

/** Markdown as React elements. HTML in the source stays text; images and links are not loaded. */
export function Markdown({ source }: { source: string }): ReactNode {
  return (
    <div className={styles["markdown"]}>
      <ReactMarkdown disallowedElements={["img", "a", "h1", "h2"]} unwrapDisallowed>
        {source}
      </ReactMarkdown>
    </div>
  );
}
