import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { usePorts } from "../../session/ports";
import type { SavedSessions } from "../../session/saved-sessions";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import type { LobbyView, SessionCreated, SessionRequest } from "../../wire/messages";
import styles from "./lobby.module.css";
import { ModeChoice } from "./mode-choice";
import type { Setup } from "./setup";
import { firstSetup, withMode } from "./setup";
import { SetupFields } from "./setup-fields";

type Starting = "no" | "yes" | { readonly failed: string };

type Props = { lobby: LobbyView; onStarted: (sessionId: string) => void };

/** What to practise, and Start. */
export function SetupForm({ lobby, onStarted }: Props): ReactNode {
  const { api, saved } = usePorts();
  const [setup, setSetup] = useState<Setup>(() => firstSetup(lobby));
  const [starting, setStarting] = useState<Starting>("no");
  const mode = lobby.modes.find(({ slug }) => slug === setup.mode);

  const start = (event: FormEvent): void => {
    event.preventDefault();
    setStarting("yes");
    api.createSession(asRequest(setup)).then(
      (created) => {
        remember(saved, created);
        onStarted(created.session_id);
      },
      (error: unknown) =>
        setStarting({ failed: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <form className={styles["form"]} onSubmit={start} aria-label="New interview">
      <ModeChoice
        modes={lobby.modes}
        selected={setup.mode}
        onSelect={(slug) => setSetup(withMode(setup, lobby, slug))}
      />
      <SetupFields lobby={lobby} mode={mode} setup={setup} onChange={setSetup} />
      {mode === undefined ? null : <p className={styles["disclaimer"]}>{mode.disclaimer}</p>}
      {typeof starting === "object" ? (
        <Notice tone="bad" title="The interview did not start.">
          {starting.failed}
        </Notice>
      ) : null}
      <Button
        look="primary"
        type="submit"
        className={styles["start"] ?? ""}
        disabled={starting === "yes"}
      >
        {starting === "yes" ? "Starting…" : "Start interview"}
      </Button>
    </form>
  );
}

function asRequest({ mode, difficulty, language, minutes, name }: Setup): SessionRequest {
  return {
    company_mode: mode,
    difficulty,
    language,
    minutes,
    question_id: null,
    candidate_name: name.trim() === "" ? null : name.trim(),
  };
}

function remember(saved: SavedSessions, created: SessionCreated): void {
  saved.save({
    sessionId: created.session_id,
    token: created.token,
    expiresAtMs: created.expires_at_ms,
    title: created.question.title,
    startedAtMs: Date.now(),
  });
}
