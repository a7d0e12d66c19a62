/** Fetches Monaco once; call it early, so that the room does not wait. */
import type { CreateEditor } from "./editor-handle";

let loading: Promise<CreateEditor> | null = null;

export function loadEditor(): Promise<CreateEditor> {
  loading ??= import("./monaco").then(
    ({ createEditor }) => createEditor,
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
