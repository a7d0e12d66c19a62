import type { ReactNode } from "react";
import { useState } from "react";
import { usePorts } from "../../session/ports";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import type { TranscriptFormat } from "../../wire/api";
import styles from "./report.module.css";

type Props = { sessionId: string; token: string };

/** The transcript as a file, and the page on paper. */
export function Downloads({ sessionId, token }: Props): ReactNode {
  const { api } = usePorts();
  const [problem, setProblem] = useState<string | null>(null);
  const download = (format: TranscriptFormat): void => {
    setProblem(null);
    api.transcript(sessionId, token, format).then(
      (file) => save(file, `transcript-${sessionId}.${format}`),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <div className={styles["downloads"]}>
      <Button onClick={() => download("txt")}>
        <Icon name="down" /> Transcript as TXT
      </Button>
      <Button onClick={() => download("json")}>
        <Icon name="down" /> Transcript as JSON
      </Button>
      <Button onClick={() => window.print()}>Print or save as PDF</Button>
      {problem === null ? null : <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
