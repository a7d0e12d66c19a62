import type { CSSProperties, ReactNode } from "react";
import { useState } from "react";
import { Button } from "../ui/button";
import { useRememberedNumber } from "../ui/remembered";
import { Splitter } from "../ui/splitter";
import styles from "./room.module.css";

type Slots = {
  [Name in
    | "header"
    | "banners"
    | "interviewer"
    | "phases"
    | "question"
    | "editor"
    | "coach"
    | "transcript"
    | "results"]: ReactNode;
};

const PANES = ["Interviewer", "Code", "Transcript", "Results"] as const;
type Pane = (typeof PANES)[number];

/** Three columns over two; narrow windows show one pane at a time and the coach as a drawer. */
export function RoomLayout(slots: Slots): ReactNode {
  const [pane, setPane] = useState<Pane>("Code");
  const [isCoachOpen, setCoachOpen] = useState(false);
  const [promptPx, setPromptPx] = useRememberedNumber("dryrun.prompt-height", 190);
  const [bottomPx, setBottomPx] = useRememberedNumber("dryrun.bottom-height", 250);
  const sizes: CSSProperties & { [name: `--${string}`]: string } = {
    "--prompt": `${promptPx}px`,
    "--bottom": `${bottomPx}px`,
  };
  return (
    <div className={styles["room"]} style={sizes} data-pane={pane}>
      {slots.header}
      <div className={styles["banners"]}>{slots.banners}</div>
      <nav className={styles["panes"]} aria-label="Panels">
        {PANES.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === pane}
            onClick={() => setPane(each)}
          >
            {each}
          </button>
        ))}
        <button
          type="button"
          aria-expanded={isCoachOpen}
          onClick={() => setCoachOpen(!isCoachOpen)}
        >
          Coach
        </button>
      </nav>
      <main className={styles["main"]}>
        <div className={styles["interviewer"]}>{slots.interviewer}</div>
        <div className={styles["centre"]}>
          {slots.phases}
          <div className={styles["question"]}>{slots.question}</div>
          <Splitter
            label="Height of the problem"
            value={promptPx}
            min={60}
            max={480}
            onChange={setPromptPx}
          />
          {slots.editor}
        </div>
        <aside className={styles["coach"]} aria-label="Coach" data-open={isCoachOpen}>
          <Button
            look="quiet"
            className={styles["close"] ?? ""}
            onClick={() => setCoachOpen(false)}
          >
            Close coach
          </Button>
          {slots.coach}
        </aside>
      </main>
      <section className={styles["bottom"]} aria-label="Transcript and results">
        <Splitter
          fromBottom
          label="Height of transcript and results"
          value={bottomPx}
          min={140}
          max={520}
          onChange={setBottomPx}
        />
        <div className={styles["transcript"]}>{slots.transcript}</div>
        <div className={styles["results"]}>{slots.results}</div>
      </section>
    </div>
  );
}
