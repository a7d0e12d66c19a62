import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { openTurn } from "../../session/room-state";
import { useFacts, useInterview, useSession } from "../../session/session-context";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Panel } from "../../ui/panel";
import type { Posture } from "./avatar";
import { Avatar } from "./avatar";
import styles from "./interviewer.module.css";
import { TurnWords } from "./turn-words";
import { useVoice } from "./use-voice";

const IN_WORDS: { readonly [P in Posture]: string } = {
  idle: "waiting",
  listening: "listening…",
  speaking: "speaking…",
};

/** The interviewer: face, words, voice. */
export function InterviewerPanel(): ReactNode {
  const session = useSession();
  const voice = useVoice();
  const name = useInterview((view) => view.interviewer);
  const isOpen = useFacts(({ room }) => openTurn(room) !== null);
  const heard = useFacts((facts) => facts.heard !== "");
  const isSpeaking = isOpen || voice.aloud !== "";
  const posture: Posture = heard ? "listening" : isSpeaking ? "speaking" : "idle";
  return (
    <Panel title="Interviewer">
      <div className={styles["person"]}>
        <Avatar posture={posture} />
        <div>
          <strong>{name ?? "Joining…"}</strong>
          <p className={styles["muted"]}>{IN_WORDS[posture]}</p>
        </div>
      </div>
      <Words />
      <div className={styles["controls"]}>
        <Button
          aria-pressed={voice.on && voice.available === true}
          disabled={voice.available !== true}
          onClick={() => voice.turn(!voice.on)}
        >
          <Icon name="sound" /> Voice
        </Button>
        <Button
          disabled={!isSpeaking}
          onClick={() => session.floor.interrupt()}
          aria-keyshortcuts="Escape"
        >
          Interrupt
        </Button>
      </div>
      {voice.available === false ? (
        <p className={styles["muted"]}>This browser has no voices, so the interviewer is read.</p>
      ) : null}
    </Panel>
  );
}

function Words(): ReactNode {
  const turns = useInterview((view) => view.turns);
  const log = useRef<HTMLDivElement>(null);
  const spoken = (turns ?? []).filter(
    ({ speaker, text, open }) => speaker === "interviewer" && (text || open),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words scroll into view
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [turns]);
  return (
    <div
      ref={log}
      role="log"
      aria-label="Interviewer messages"
      className={styles["log"]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      {spoken.length === 0 ? (
        <p className={styles["muted"]}>The interviewer will greet you.</p>
      ) : null}
      {spoken.map((turn) => (
        <TurnWords key={turn.stream_id ?? turn.seq} turn={turn} />
      ))}
    </div>
  );
}
