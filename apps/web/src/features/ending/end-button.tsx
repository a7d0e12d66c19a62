import type { ReactNode } from "react";
import { useState } from "react";
import { useInterview, useSession } from "../../session/session-context";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { Notice } from "../../ui/notice";

type Asking = "no" | "yes" | "ending" | { readonly failed: string };

/** Ends the interview, after asking. */
export function EndButton({ onEnded }: { onEnded: () => void }): ReactNode {
  const session = useSession();
  const [asking, setAsking] = useState<Asking>("no");
  const unsubmitted =
    useInterview(({ runs }) => !runs.some(({ kind }) => kind === "submit")) ?? true;
  const end = (): void => {
    setAsking("ending");
    session
      .end()
      .then(onEnded, (error: unknown) =>
        setAsking({ failed: error instanceof Error ? error.message : String(error) }),
      );
  };
  return (
    <>
      <Button onClick={() => setAsking("yes")}>End interview</Button>
      <ConfirmDialog
        open={asking !== "no"}
        title="End the interview?"
        confirm={asking === "ending" ? "Ending…" : "End and see the report"}
        busy={asking === "ending"}
        onConfirm={end}
        onCancel={() => setAsking("no")}
      >
        <p>The interview stops, and the report is made from what has happened so far.</p>
        {unsubmitted ? <p>You have not submitted your solution yet.</p> : null}
        {typeof asking === "object" ? <Notice tone="bad">{asking.failed}</Notice> : null}
      </ConfirmDialog>
    </>
  );
}
