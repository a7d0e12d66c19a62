import type { ReactNode } from "react";
import { useInterview } from "../../session/session-context";
import { jsonText } from "../../ui/json-text";
import { Markdown } from "../../ui/markdown";
import type { SampleView } from "../../wire/messages";
import styles from "./question.module.css";

/** The problem as the candidate reads it. */
export function QuestionPanel(): ReactNode {
  const question = useInterview((view) => view.question);
  if (question === null)
    return (
      <section aria-label="Problem" className={styles["panel"]}>
        <p role="status">Loading the problem…</p>
      </section>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label="Problem" className={styles["panel"]} tabIndex={0}>
      <Markdown source={question.statement} />
      <h3 className={styles["heading"]}>Examples</h3>
      <ol className={styles["samples"]}>
        {question.samples.map((sample) => (
          <Sample key={sample.name} sample={sample} entry={question.entry} />
        ))}
      </ol>
    </section>
  );
}

function Sample({ sample, entry }: { sample: SampleView; entry: string }): ReactNode {
  return (
    <li className={styles["sample"]}>
      <code>
        {entry}({sample.args.map(jsonText).join(", ")})
      </code>
      <code>→ {jsonText(sample.expected)}</code>
      {sample.explain === null ? null : <p>{sample.explain}</p>}
    </li>
  );
}
