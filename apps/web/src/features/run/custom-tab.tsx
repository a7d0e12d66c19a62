import type { ReactNode } from "react";
import { useId } from "react";
import { Button } from "../../ui/button";
import type { Language, QuestionView } from "../../wire/messages";
import { CaseView } from "./case-view";
import { readCustomInput } from "./custom-input";
import styles from "./run.module.css";
import { useRunDesk } from "./run-context";
import type { ShownRun } from "./run-display";
import { resultOf, verdictLine } from "./run-display";

type Props = {
  question: QuestionView;
  language: Language;
  text: string;
  onText: (text: string) => void;
  run: ShownRun | null;
};

/** The candidate's own arguments, or calls. */
export function CustomTab({ question, language, text, onText, run }: Props): ReactNode {
  const desk = useRunDesk();
  const id = useId();
  const input = readCustomInput(text, question, language);
  const result = resultOf(run, 0);
  const isClass = question.kind === "class";
  return (
    <div className={styles["beside"]}>
      <div className={styles["custom"]}>
        <label htmlFor={id}>
          {isClass ? "Calls" : "Arguments"} of <code>{question.entry}</code> as one JSON list
        </label>
        <textarea
          id={id}
          rows={isClass ? 3 : 2}
          spellCheck={false}
          value={text}
          aria-invalid={input.kind === "invalid"}
          aria-describedby={`${id}-error`}
          onChange={(event) => onText(event.target.value)}
        />
        <p id={`${id}-error`} role="status" className={styles["bad"]}>
          {input.kind === "invalid" ? input.error : ""}
        </p>
        <div className={styles["customRun"]}>
          <Button
            disabled={input.kind === "invalid"}
            onClick={() => input.kind === "valid" && desk.runCustom(input.args)}
          >
            Run on this input
          </Button>
          {run === null ? null : <span className={styles["muted"]}>{verdictLine(run).text}</span>}
        </div>
      </div>
      {result === null ? null : (
        <CaseView
          question={question}
          language={language}
          args={result.args}
          explain={null}
          result={result}
        />
      )}
    </div>
  );
}
