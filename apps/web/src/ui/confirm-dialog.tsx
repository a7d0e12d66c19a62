import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { Button } from "./button";
import styles from "./confirm-dialog.module.css";

type Props = {
  open: boolean;
  title: string;
  confirm: string;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** A modal question; Esc and the first button leave everything as it is. */
export function ConfirmDialog({
  open,
  title,
  confirm,
  busy,
  onConfirm,
  onCancel,
  children,
}: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={styles["dialog"]}
      aria-labelledby="confirm-title"
      onCancel={onCancel}
    >
      <h2 id="confirm-title">{title}</h2>
      {children}
      <div className={styles["buttons"]}>
        <Button onClick={onCancel} disabled={busy}>
          Keep going
        </Button>
        <Button look="danger" onClick={onConfirm} disabled={busy}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
