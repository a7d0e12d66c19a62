import type { ReactNode } from "react";
import { useFacts, useSession } from "../../session/session-context";
import { useStore } from "../../session/store";
import type { Tone } from "../../ui/chip";
import { Chip } from "../../ui/chip";
import type { ConnectionState } from "../../wire/connection";

const TONES: { readonly [K in ConnectionState["kind"]]: Tone } = {
  connecting: "plain",
  live: "ok",
  reconnecting: "warn",
  replaced: "warn",
  over: "plain",
  failed: "bad",
};

function words(kind: ConnectionState["kind"], isSaved: boolean): string {
  switch (kind) {
    case "connecting":
      return "Connecting…";
    case "live":
      return isSaved ? "Live · saved" : "Live · saving…";
    case "reconnecting":
      return "Reconnecting · saving locally";
    case "replaced":
      return "Open in another tab";
    case "over":
      return "Ended";
    case "failed":
      return "Not connected";
  }
}

/** The connection and the draft, in words. */
export function ConnectionChip(): ReactNode {
  const kind = useFacts(({ connection }) => connection.kind);
  const isSaved = useStore(useSession().code.desk, ({ saved }) => saved);
  return (
    <Chip tone={TONES[kind]} role="status" aria-label="Connection">
      <span aria-hidden="true">●</span> {words(kind, isSaved)}
    </Chip>
  );
}
