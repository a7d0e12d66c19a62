import type { ReactNode } from "react";
import { Chip } from "../../ui/chip";
import { Notice } from "../../ui/notice";
import type { Report } from "../../wire/messages";
import { ClaimList } from "./claim-list";
import { Downloads } from "./downloads";
import { HighlightProvider } from "./highlight";
import { HintList } from "./hint-list";
import { PhaseTable } from "./phase-table";
import styles from "./report.module.css";
import { Rubric } from "./rubric";
import { RunTable } from "./run-table";
import { Transcript } from "./transcript";

type Props = { report: Report; sessionId: string; token: string };

const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A finished interview: what is claimed, and what proves it. */
export function ReportView({ report, sessionId, token }: Props): ReactNode {
  const startedAtMs = report.started_at_ms ?? report.ended_at_ms;
  return (
    <HighlightProvider report={report}>
      <main className={styles["report"]}>
        <header className={styles["head"]}>
          <p className={styles["muted"]}>
            Interview report{report.candidate_name ? ` for ${report.candidate_name}` : ""} ·{" "}
            {when.format(startedAtMs)}
          </p>
          <h1>{report.question_title}</h1>
          <p className={styles["chips"]}>
            <Chip>{report.difficulty}</Chip>
            <Chip>{report.company_mode}</Chip>
            <Chip>{report.language}</Chip>
            <Chip>Ended by {report.end_reason === "timer" ? "the timer" : "you"}</Chip>
            <Chip tone={report.verified ? "ok" : "warn"}>
              {report.verified ? "Hidden tests ran on the server" : "Correctness not verified"}
            </Chip>
          </p>
        </header>
        <Notice tone={report.verified ? "info" : "warn"}>{report.notice}</Notice>
        <Section title="Summary">
          <ClaimList claims={report.summary} />
        </Section>
        <Section title="Rubric">
          <Rubric criteria={report.rubric} />
        </Section>
        <Section title="Runs">
          <RunTable runs={report.runs} />
        </Section>
        <Section title="Hints">
          <HintList hints={report.hints} nudges={report.nudges} />
        </Section>
        <Section title="Phases">
          <PhaseTable phases={report.phases} />
        </Section>
        <Section title="Final code">
          {report.final_code === "" ? (
            <p className={styles["muted"]}>No code was written.</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            <pre className={styles["code"]} tabIndex={0}>
              {report.final_code}
            </pre>
          )}
        </Section>
        <Section title="Transcript">
          <Downloads sessionId={sessionId} token={token} />
          <Transcript turns={report.transcript} startedAtMs={startedAtMs} />
        </Section>
      </main>
    </HighlightProvider>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = `section-${title.toLowerCase().replaceAll(" ", "-")}`;
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
