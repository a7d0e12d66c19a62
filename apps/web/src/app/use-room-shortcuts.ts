/** The room's keys, wherever the focus is. */
import { useEffect } from "react";
import { useRunDesk } from "../features/run/run-context";
import { useSession } from "../session/session-context";

/** Ctrl+' (or Cmd) runs, Ctrl+Enter submits, Escape interrupts where it has no other use. */
export function useRoomShortcuts(): void {
  const desk = useRunDesk();
  const session = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (document.querySelector("dialog[open]") !== null) return;
      if (isCommand && event.key === "'") desk.run();
      else if (isCommand && event.key === "Enter") desk.submit();
      else if (event.key === "Escape" && !isInEditor(event.target)) session.floor.interrupt();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [desk, session]);
}

/** Monaco closes its widgets and releases Tab with Escape. */
function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".monaco-editor") !== null;
}
