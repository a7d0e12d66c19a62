import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { Language } from "../../wire/messages";
import styles from "./editor.module.css";
import type { CreateEditor, EditorHandle } from "./editor-handle";

const LABEL = "Code editor. Press Escape, then Tab, to leave it.";

type Props = {
  code: string;
  language: Language;
  /** Changes when `code` did not come from typing. */
  loads: number;
  fontSize: number;
  /** Changes when the page's colours do. */
  theme: string;
  load: () => Promise<CreateEditor>;
  onEdit: (code: string) => void;
};

/** The code: a plain text field until Monaco is here, or for good when it cannot be loaded. */
export function CodeField({
  code,
  language,
  loads,
  fontSize,
  theme,
  load,
  onEdit,
}: Props): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ code, language, fontSize, onEdit });
  latest.current = { code, language, fontSize, onEdit };
  const [editor, setEditor] = useState<EditorHandle | null>(null);

  useEffect(() => {
    let mounted = true;
    let created: EditorHandle | null = null;
    const open = (create: CreateEditor): void => {
      if (!mounted || host.current === null) return;
      const { code: text, ...options } = latest.current;
      const onChange = (next: string): void => latest.current.onEdit(next);
      created = create(host.current, { ...options, text, label: LABEL, onChange });
      setEditor(created);
    };
    load().then(open, () => undefined);
    return () => {
      mounted = false;
      created?.dispose();
      setEditor(null);
    };
  }, [load]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: typing must not come back as a load
  useEffect(() => {
    editor?.setLanguage(language);
    editor?.setText(latest.current.code);
  }, [editor, loads, language]);
  useEffect(() => editor?.setFontSize(fontSize), [editor, fontSize]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page
  useEffect(() => editor?.retheme(), [editor, theme]);

  return (
    <div className={styles["field"]}>
      <div ref={host} className={styles["host"]} hidden={editor === null} />
      {editor === null ? (
        <textarea
          className={styles["plain"]}
          aria-label="Code"
          spellCheck={false}
          autoCapitalize="off"
          value={code}
          onChange={(event) => onEdit(event.target.value)}
        />
      ) : null}
    </div>
  );
}
