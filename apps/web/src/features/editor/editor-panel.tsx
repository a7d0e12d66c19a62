import type { ReactNode } from "react";
import { useInterview, useSession } from "../../session/session-context";
import { useStore } from "../../session/store";
import { Button } from "../../ui/button";
import { useRememberedNumber } from "../../ui/remembered";
import { asLanguage, LANGUAGE_NAMES } from "../../wire/languages";
import { CodeField } from "./code-field";
import styles from "./editor.module.css";
import { loadEditor } from "./load-editor";

const SIZES = [12, 14, 16, 18, 20] as const;

/** The editor with its toolbar; `children` are the buttons that run the code. */
export function EditorPanel({
  theme,
  children,
}: {
  theme: string;
  children: ReactNode;
}): ReactNode {
  const session = useSession();
  const { code, language, loads } = useStore(session.code.desk, (desk) => desk);
  const starters = useInterview(({ question }) => question.starters);
  const ended = useInterview(({ status }) => status === "ended");
  const [fontSize, setFontSize] = useRememberedNumber("dryrun.font-size", 14);
  return (
    <section className={styles["panel"]} aria-label="Code">
      <div className={styles["bar"]} role="toolbar" aria-label="Code">
        <select
          aria-label="Language"
          value={language}
          onChange={(event) => session.code.choose(asLanguage(event.target.value))}
        >
          {Object.entries(LANGUAGE_NAMES).map(([value, name]) =>
            starters === null || value in starters ? (
              <option key={value} value={value}>
                {name}
              </option>
            ) : null,
          )}
        </select>
        <select
          aria-label="Font size"
          value={fontSize}
          className={styles["size"]}
          onChange={(event) => setFontSize(Number(event.target.value))}
        >
          {SIZES.map((px) => (
            <option key={px} value={px}>
              {px} px
            </option>
          ))}
        </select>
        <span className={styles["space"]} />
        <Button
          look="quiet"
          disabled={starters === null || code === starters[language]}
          title="Back to the starter code; undo brings your code back"
          onClick={() => session.code.reset()}
        >
          Reset
        </Button>
        {children}
      </div>
      {starters === null || ended ? (
        <pre className={styles["plain"]}>{starters === null ? "Loading the question…" : code}</pre>
      ) : (
        <CodeField
          {...{ code, language, loads, fontSize, theme }}
          load={loadEditor}
          onEdit={(next) => session.code.edit(next)}
        />
      )}
    </section>
  );
}
