import type { ReactNode } from "react";
import { LANGUAGE_NAMES } from "../../wire/languages";
import type { LobbyView, ModeView } from "../../wire/messages";
import styles from "./lobby.module.css";
import type { Difficulty, Setup } from "./setup";

const DIFFICULTIES: readonly Difficulty[] = ["easy", "medium", "hard"];
const MIN_MINUTES = 5;
const MAX_MINUTES = 90;

type Props = {
  lobby: LobbyView;
  mode: ModeView | undefined;
  setup: Setup;
  onChange: (setup: Setup) => void;
};

/** Difficulty, topic, language, time and name. */
export function SetupFields({ lobby, mode, setup, onChange }: Props): ReactNode {
  const offered = mode?.difficulties ?? DIFFICULTIES;
  return (
    <div className={styles["fields"]}>
      <Field label="Difficulty">
        <select
          value={setup.difficulty}
          onChange={({ target }) => {
            const difficulty = offered.find((each) => each === target.value);
            if (difficulty !== undefined) onChange({ ...setup, difficulty });
          }}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Topic">
        <select
          value={setup.topic ?? ""}
          onChange={({ target }) => onChange({ ...setup, topic: target.value || null })}
        >
          <option value="">any</option>
          {(mode?.topics ?? []).map((each) => (
            <option key={each} value={each}>
              {each.replaceAll("-", " ")}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Language">
        <select
          value={setup.language}
          onChange={({ target }) => {
            const language = lobby.languages.find((each) => each === target.value);
            if (language !== undefined) onChange({ ...setup, language });
          }}
        >
          {lobby.languages.map((each) => (
            <option key={each} value={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Minutes">
        <input
          type="number"
          required
          min={MIN_MINUTES}
          max={MAX_MINUTES}
          value={Number.isNaN(setup.minutes) ? "" : setup.minutes}
          onChange={({ target }) => onChange({ ...setup, minutes: target.valueAsNumber })}
        />
      </Field>
      <Field label="Your name (optional)">
        <input
          type="text"
          maxLength={80}
          autoComplete="given-name"
          value={setup.name}
          onChange={({ target }) => onChange({ ...setup, name: target.value })}
        />
      </Field>
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={styles["field"]}>
      <span>{label}</span>
      {children}
    </label>
  );
}
