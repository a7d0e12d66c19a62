import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { usePorts } from "../../session/ports";
import type { SavedSessions } from "../../session/saved-sessions";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { ApiError } from "../../wire/api";
import type { LobbyView, SessionCreated, SessionRequest } from "../../wire/messages";
import styles from "./lobby.module.css";
import { ModeChoice } from "./mode-choice";
import type { Setup } from "./setup";
import { firstSetup, withMode } from "./setup";
import { SetupFields } from "./setup-fields";

type Starting = "no" | "yes" | { readonly failed: string; readonly allHad: boolean };

type Props = { lobby: LobbyView; onStarted: (sessionId: string) => void };

/** What to practise, and Start. */
export function SetupForm({ lobby, onStarted }: Props): ReactNode {
  const { api, saved, practised } = usePorts();
  const [setup, setSetup] = useState<Setup>(() => firstSetup(lobby));
  const [starting, setStarting] = useState<Starting>("no");
  const mode = lobby.modes.find(({ slug }) => slug === setup.mode);

  const start = (): void => {
    setStarting("yes");
    api.createSession(asRequest(setup, practised.all())).then(
      (created) => {
        remember(saved, created);
        practised.add(created.question.slug);
        onStarted(created.session_id);
      },
      (error: unknown) => setStarting(failure(error)),
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start();
  };
  const startOver = (): void => {
    practised.forget();
    start();
  };
  return (
    <form className={styles["form"]} onSubmit={submit} aria-label="New interview">
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
          {starting.allHad ? <Button onClick={startOver}>Practise them again</Button> : null}
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

/** The server refuses `exclude` when only questions are left that the candidate has had. */
function failure(error: unknown): Starting {
  return {
    failed: error instanceof Error ? error.message : String(error),
    allHad: error instanceof ApiError && error.code === "no_question" && error.field === "exclude",
  };
}

function asRequest(
  { mode, difficulty, topic, language, minutes, name }: Setup,
  exclude: string[],
): SessionRequest {
  return {
    company_mode: mode,
    difficulty,
    topic,
    language,
    exclude,
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
