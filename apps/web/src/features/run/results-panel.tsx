import type { ReactNode } from "react";
import { useState } from "react";
import { useInterview, useSession } from "../../session/session-context";
import { useStore } from "../../session/store";
import { Notice } from "../../ui/notice";
import { Panel } from "../../ui/panel";
import { Tabs } from "../../ui/tabs";
import type { SessionView } from "../../wire/messages";
import { CaseLabel } from "./case-label";
import { CaseView } from "./case-view";
import { ConsoleTab } from "./console-tab";
import { firstCustomInput } from "./custom-input";
import { CustomTab } from "./custom-tab";
import { useRunDesk } from "./run-context";
import { newestRun, resultOf } from "./run-display";
import { VerdictBar } from "./verdict-bar";

/** Samples, custom input and console. */
export function ResultsPanel(): ReactNode {
  const view = useInterview((interview) => interview);
  if (view === null)
    return (
      <Panel title="Results">
        <p role="status">Waiting for the interview to load…</p>
      </Panel>
    );
  return <Results view={view} />;
}

function Results({ view }: { view: SessionView }): ReactNode {
  const desk = useRunDesk();
  const local = useStore(desk.runs, (runs) => runs);
  const [tab, setTab] = useState("0");
  const { question } = view;
  const { samples } = question;
  const language = useStore(useSession().code.desk, (code) => code.language);
  const [custom, setCustom] = useState(() => firstCustomInput(question, language));
  const run = newestRun(view, local, "judged");
  const sample = samples[Number(tab)];
  const tabs = [
    ...samples.map((_, index) => ({
      key: String(index),
      label: <CaseLabel name={`Case ${index + 1}`} result={resultOf(run, index)} />,
    })),
    { key: "custom", label: "Custom" },
    { key: "console", label: "Console" },
  ];
  const verdict = <VerdictBar run={run} hiddenTotal={question.hidden_total} />;
  return (
    <Panel title="Results" beside={verdict}>
      {view.sandbox === "browser" ? (
        <Notice tone="warn">
          {view.sandbox_reason ?? "This server has no sandbox."} Samples run in this browser; hidden
          tests do not run.
        </Notice>
      ) : null}
      <Tabs label="Test cases" tabs={tabs} selected={tab} onSelect={setTab}>
        {sample === undefined ? null : (
          <CaseView
            {...sample}
            question={question}
            language={language}
            result={resultOf(run, Number(tab))}
          />
        )}
        {tab === "custom" ? (
          <CustomTab
            question={question}
            language={language}
            text={custom}
            onText={setCustom}
            run={newestRun(view, local, "custom")}
          />
        ) : null}
        {tab === "console" ? <ConsoleTab run={run} /> : null}
      </Tabs>
    </Panel>
  );
}
