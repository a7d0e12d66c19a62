import type { ReactNode } from "react";
import { jsonText } from "../ui/json-text";
import type { Language, QuestionView } from "../wire/messages";
import styles from "./question-values.module.css";
import { callLines } from "./shown";

/** The answers to all calls under one heading; `wanted` marks those that differ from it. */
export type AnswerColumn = {
  readonly heading: string;
  readonly answers: readonly unknown[];
  readonly wanted?: readonly unknown[];
};

type Props = {
  question: QuestionView;
  language: Language;
  args: readonly unknown[];
  columns: readonly AnswerColumn[];
};

/** The life of one object, call by call. */
export function CallTable({ question, language, args, columns }: Props): ReactNode {
  return (
    <table className={styles["calls"]}>
      <thead>
        <tr>
          <th scope="col">Call</th>
          {columns.map(({ heading }) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {callLines(question, language, args).map(({ call, answers }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls have no other name than their place
          <tr key={index}>
            <th scope="row">{call}</th>
            {columns.map((column) => (
              <Answer key={column.heading} column={column} index={index} shown={answers} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({
  column: { answers, wanted },
  index,
  shown,
}: {
  column: AnswerColumn;
  index: number;
  shown: boolean;
}): ReactNode {
  const text = jsonText(answers[index]);
  const differs = wanted !== undefined && text !== jsonText(wanted[index]);
  if (!shown && !differs) return <td />;
  return <td className={differs ? styles["differs"] : undefined}>{text}</td>;
}
