import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useFacts, useInterview } from "../../session/session-context";
import { Panel } from "../../ui/panel";
import type { TurnView } from "../../wire/messages";
import { SayBox } from "./say-box";
import styles from "./transcript.module.css";

/** Everything that was said, and what is being said. */
export function TranscriptPanel(): ReactNode {
  return (
    <Panel title="Transcript">
      <Lines />
      <SayBox />
    </Panel>
  );
}

function Lines(): ReactNode {
  const turns = useInterview((view) => view.turns);
  const name = useInterview((view) => view.interviewer) ?? "Interviewer";
  const heard = useFacts((facts) => facts.heard);
  const unsent = useFacts((facts) => facts.unsent);
  const list = useRef<HTMLOListElement>(null);
  const last = turns?.findLast(({ speaker }) => speaker === "candidate")?.text;
  const waiting = unsent.filter((text) => text !== last);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines scroll into view
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [turns, heard, unsent]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <ol ref={list} className={styles["lines"]} aria-label="Transcript" tabIndex={0}>
      {turns === null ? <li className={styles["muted"]}>Loading…</li> : null}
      {turns?.length === 0 ? <li className={styles["muted"]}>Nothing was said yet.</li> : null}
      {turns
        ?.filter(({ text }) => text !== "")
        .map((turn) => (
          <Line key={turn.seq} turn={turn} name={name} />
        ))}
      {waiting.map((text) => (
        <li key={text} className={styles["muted"]}>
          You (sending): {text}
        </li>
      ))}
      {heard === "" ? null : <li className={styles["muted"]}>You (speaking): {heard}…</li>}
    </ol>
  );
}

function Line({ turn, name }: { turn: TurnView; name: string }): ReactNode {
  const at = new Date(turn.ts_ms);
  return (
    <li className={turn.speaker === "candidate" ? styles["mine"] : undefined}>
      <time dateTime={at.toISOString()}>{clock.format(at)}</time>{" "}
      <strong>{turn.speaker === "candidate" ? "You" : name}:</strong> {turn.text}
      {turn.cut ? <em className={styles["muted"]}> (interrupted)</em> : null}
    </li>
  );
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
