import type { ReactNode } from "react";
import { CallTable } from "../../question/call-table";
import { Lines } from "../../question/lines";
import { answerLines, readingNotes } from "../../question/shown";
import { useInterview, useSession } from "../../session/session-context";
import { useStore } from "../../session/store";
import { jsonText } from "../../ui/json-text";
import { Markdown } from "../../ui/markdown";
import type { Language, QuestionView, SampleView } from "../../wire/messages";
import styles from "./question.module.css";

/** The problem as the candidate reads it. */
export function QuestionPanel(): ReactNode {
  const { code } = useSession();
  const language = useStore(code.desk, (desk) => desk.language);
  const question = useInterview((view) => view.question);
  if (question === null)
    return (
      <section aria-label="Problem" className={styles["panel"]}>
        <p role="status">Loading the problem…</p>
      </section>
    );
  const notes = readingNotes(question, language).join(" ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label="Problem" className={styles["panel"]} tabIndex={0}>
      <Markdown source={question.statement} />
      <h3 className={styles["heading"]}>Examples</h3>
      <ol className={styles["samples"]}>
        {question.samples.map((sample) => (
          <li key={sample.name} className={styles["sample"]}>
            <Sample sample={sample} question={question} language={language} />
            {sample.explain === null ? null : <p>{sample.explain}</p>}
          </li>
        ))}
      </ol>
      {notes === "" ? null : (
        <div className={styles["notes"]}>
          <Markdown source={notes} />
        </div>
      )}
    </section>
  );
}

type SampleProps = { sample: SampleView; question: QuestionView; language: Language };

function Sample({ sample, question, language }: SampleProps): ReactNode {
  const { args, expected } = sample;
  if (question.kind === "class") {
    const answers = Array.isArray(expected) ? expected : [];
    const columns = [{ heading: "Returns", answers }];
    return <CallTable question={question} language={language} args={args} columns={columns} />;
  }
  const lines = answerLines(question, language, expected);
  return (
    <>
      <code>
        {question.entry}({args.map(jsonText).join(", ")})
      </code>
      <code>
        <Lines lines={lines.map((line) => ({ ...line, label: `→ ${line.label}`, word: null }))} />
      </code>
    </>
  );
}
