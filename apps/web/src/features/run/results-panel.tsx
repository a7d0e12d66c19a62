import type { ReactNode } from "react";
import { useState } from "react";
import { useInterview } from "../../session/session-context";
import { useStore } from "../../session/store";
import { jsonText } from "../../ui/json-text";
import { Notice } from "../../ui/notice";
import { Panel } from "../../ui/panel";
import { Tabs } from "../../ui/tabs";
import type { SessionView } from "../../wire/messages";
import { CaseLabel } from "./case-label";
import { CaseView } from "./case-view";
import { ConsoleTab } from "./console-tab";
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
  const { samples } = view.question;
  const [custom, setCustom] = useState(() => jsonText(samples[0]?.args ?? []));
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
  const verdict = <VerdictBar run={run} hiddenTotal={view.question.hidden_total} />;
  return (
    <Panel title="Results" beside={verdict}>
      {view.sandbox === "browser" ? (
        <Notice tone="warn">
          {view.sandbox_reason ?? "This server has no sandbox."} Samples run in this browser; hidden
          tests do not run.
        </Notice>
      ) : null}
      <Tabs label="Test cases" tabs={tabs} selected={tab} onSelect={setTab}>
        {sample === undefined ? null : <CaseView {...sample} result={resultOf(run, Number(tab))} />}
        {tab === "custom" ? (
          <CustomTab
            question={view.question}
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
