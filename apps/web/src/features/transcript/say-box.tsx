import type { KeyboardEvent, ReactNode } from "react";
import { useState } from "react";
import { useInterview, useSession } from "../../session/session-context";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { MAX_TEXT_CHARS } from "../../wire/messages";
import styles from "./transcript.module.css";
import { useMicrophone } from "./use-microphone";

/** Where the candidate answers, typing or speaking. */
export function SayBox(): ReactNode {
  const session = useSession();
  const microphone = useMicrophone();
  const isOver = useInterview(({ status }) => status === "ended") ?? false;
  const [text, setText] = useState("");
  const send = (): void => {
    session.floor.say(text, "typed");
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return (
    <div className={styles["say"]}>
      <textarea
        rows={1}
        aria-label="Your answer. Enter sends it."
        placeholder="Answer or ask. Enter sends."
        maxLength={MAX_TEXT_CHARS}
        disabled={isOver}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          session.floor.compose(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Button
        aria-pressed={microphone.state === "on"}
        disabled={microphone.state === "absent" || isOver}
        onClick={microphone.toggle}
      >
        <Icon name="mic" /> Mic {microphone.state === "on" ? "on" : "off"}
      </Button>
      <Button look="primary" disabled={text.trim() === "" || isOver} onClick={send}>
        Send
      </Button>
      {microphone.problem === null ? null : (
        <p role="alert" className={styles["problem"]}>
          {microphone.problem} You can type instead.
        </p>
      )}
      {microphone.state === "absent" ? (
        <p className={styles["muted"]}>This browser cannot hear you: type your answers.</p>
      ) : null}
    </div>
  );
}
