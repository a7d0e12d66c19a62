import type { ReactNode } from "react";
import type { AnswerColumn } from "../../question/call-table";
import { CallTable } from "../../question/call-table";
import { Lines } from "../../question/lines";
import { answerLines, inputLines } from "../../question/shown";
import { Chip } from "../../ui/chip";
import { jsonText } from "../../ui/json-text";
import type { Language, QuestionView } from "../../wire/messages";
import styles from "./run.module.css";
import type { CaseResult } from "./run-display";
import { UNJUDGED, VERDICTS } from "./run-display";

type Props = {
  question: QuestionView;
  language: Language;
  args: readonly unknown[];
  /** Absent for custom input, for which nothing is expected. */
  expected?: unknown;
  explain: string | null;
  result: CaseResult | null;
};

/** One case: what went in, what should come out, what did. */
export function CaseView(props: Props): ReactNode {
  if (props.question.kind !== "class")
    return (
      <div className={styles["case"]}>
        <Values {...props} />
        <Remarks {...props} />
      </div>
    );
  return (
    <div className={styles["beside"]}>
      <Calls {...props} />
      <div className={styles["case"]}>
        <dl className={styles["facts"]}>
          <Unreadable result={props.result} />
          <Outcome result={props.result} />
        </dl>
        <Remarks {...props} />
      </div>
    </div>
  );
}

function Remarks({ expected, explain, result }: Props): ReactNode {
  const unjudged = result?.verdict === "ran" && expected !== undefined;
  return (
    <>
      {result === null ? null : <Origin result={result} />}
      {unjudged ? <p className={styles["muted"]}>{UNJUDGED}</p> : null}
      {explain === null ? null : <p className={styles["muted"]}>{explain}</p>}
    </>
  );
}

function Values({ question, language, args, expected, result }: Props): ReactNode {
  return (
    <dl className={styles["facts"]}>
      <Row name="Input">
        <Lines lines={inputLines(question, language, args)} />
      </Row>
      {expected === undefined ? null : (
        <Row name="Expected">
          <Lines lines={answerLines(question, language, expected)} />
        </Row>
      )}
      {hasReturned(result) ? (
        <Row name="Got" tone={hasFailed(result) ? "bad" : "plain"}>
          <Lines lines={answerLines(question, language, result.actual)} />
        </Row>
      ) : null}
      <Outcome result={result} />
    </dl>
  );
}

function Calls({ question, language, args, expected, result }: Props): ReactNode {
  const columns: AnswerColumn[] = [];
  const wanted = Array.isArray(expected) ? expected : undefined;
  if (wanted !== undefined) columns.push({ heading: "Expected", answers: wanted });
  if (hasReturned(result) && Array.isArray(result.actual))
    columns.push({
      ...{ heading: "Got", answers: result.actual },
      ...(wanted !== undefined && hasFailed(result) ? { wanted } : {}),
    });
  return <CallTable question={question} language={language} args={args} columns={columns} />;
}

/** What came back instead of one answer per call, such as the beginning of too long a list. */
function Unreadable({ result }: { result: CaseResult | null }): ReactNode {
  if (!hasReturned(result) || Array.isArray(result.actual)) return null;
  return <Row name="Got">{jsonText(result.actual)}</Row>;
}

function Outcome({ result }: { result: CaseResult | null }): ReactNode {
  if (result === null) return null;
  const { reason, error, stdout, verdict } = result;
  return (
    <>
      {reason ? <Row name="Why">{reason}</Row> : null}
      {error ? (
        <Row name={VERDICTS[verdict]} tone="bad">
          {error}
        </Row>
      ) : null}
      {stdout ? <Row name="Printed">{stdout}</Row> : null}
    </>
  );
}

function hasFailed(result: CaseResult | null): boolean {
  return result !== null && result.verdict !== "accepted" && result.verdict !== "ran";
}

function hasReturned(result: CaseResult | null): result is CaseResult {
  return result !== null && (result.error === null || result.verdict === "wrong_answer");
}

type RowProps = { name: string; tone?: "plain" | "bad"; children: ReactNode };

function Row({ name, tone = "plain", children }: RowProps): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles[tone]}>{children}</dd>
    </>
  );
}

function Origin({ result }: { result: CaseResult }): ReactNode {
  const took = result.wallMs === null ? "" : ` · ${result.wallMs.toFixed(1)} ms`;
  return (
    <p className={styles["origin"]}>
      <Chip tone={result.by === "preview" ? "warn" : "plain"}>
        {result.by === "preview" ? "Preview by this browser" : "Checked by the server"}
        {took}
      </Chip>
    </p>
  );
}
