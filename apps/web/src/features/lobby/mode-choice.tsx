import type { ReactNode } from "react";
import { Chip } from "../../ui/chip";
import type { ModeView } from "../../wire/messages";
import styles from "./lobby.module.css";

type Props = { modes: readonly ModeView[]; selected: string; onSelect: (slug: string) => void };

/** The interview styles as cards. */
export function ModeChoice({ modes, selected, onSelect }: Props): ReactNode {
  return (
    <fieldset className={styles["modes"]}>
      <legend>Interview style</legend>
      {modes.length === 0 ? <p>This server has no interview modes yet.</p> : null}
      {modes.map(({ slug, title, summary, minutes }) => (
        <label key={slug} className={styles["mode"]}>
          <input
            type="radio"
            name="mode"
            value={slug}
            checked={slug === selected}
            onChange={() => onSelect(slug)}
          />
          <span className={styles["modeTitle"]}>
            <strong>{title}</strong> <Chip>{minutes} min</Chip>
          </span>
          <span className={styles["muted"]}>{summary}</span>
        </label>
      ))}
    </fieldset>
  );
}
