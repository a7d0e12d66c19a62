import type { ReactNode } from "react";
import { Chip } from "../../ui/chip";
import { jsonText } from "../../ui/json-text";
import styles from "./run.module.css";
import type { CaseResult } from "./run-display";
import { VERDICTS } from "./run-display";

type Props = {
  args: readonly unknown[];
  /** Absent for custom input, for which nothing is expected. */
  expected?: unknown;
  explain: string | null;
  result: CaseResult | null;
};

/** One case: what went in, what should come out, what did. */
export function CaseView({ args, expected, explain, result }: Props): ReactNode {
  const failed = result !== null && result.verdict !== "accepted" && result.verdict !== "ran";
  const returned = result !== null && (result.error === null || result.verdict === "wrong_answer");
  return (
    <div className={styles["case"]}>
      <dl className={styles["facts"]}>
        <Row name="Input">{args.map(jsonText).join(", ")}</Row>
        {expected === undefined ? null : <Row name="Expected">{jsonText(expected)}</Row>}
        {returned && (
          <Row name="Got" tone={failed ? "bad" : "plain"}>
            {jsonText(result.actual)}
          </Row>
        )}
        {result?.reason ? <Row name="Why">{result.reason}</Row> : null}
        {result?.error ? (
          <Row name={VERDICTS[result.verdict]} tone="bad">
            {result.error}
          </Row>
        ) : null}
        {result?.stdout ? <Row name="Printed">{result.stdout}</Row> : null}
      </dl>
      {result === null ? null : <Origin result={result} />}
      {explain === null ? null : <p className={styles["muted"]}>{explain}</p>}
    </div>
  );
}

function Row({
  name,
  tone = "plain",
  children,
}: {
  name: string;
  tone?: "plain" | "bad";
  children: string;
}): ReactNode {
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
