/** What the server has told this client about the interview, and up to which log position. */
import type { Refusal, ServerMessage, SessionView, TurnView } from "../wire/messages";

export type RoomState = {
  readonly epoch: string | null;
  readonly headSeq: number;
  /** Null until the first SESSION_STATE. */
  readonly interview: SessionView | null;
  /** The last refused request, until it is dismissed. */
  readonly refusal: Refusal | null;
};

export const EMPTY_ROOM: RoomState = { epoch: null, headSeq: 0, interview: null, refusal: null };

/** Whether a message continues the log as it is known here. A gap calls for a resync. */
export function placement(room: RoomState, message: ServerMessage): "next" | "duplicate" | "gap" {
  const { seq = null, epoch = null } = message;
  if (seq === null) return "next";
  if (epoch !== room.epoch) return "gap";
  if (seq <= room.headSeq) return "duplicate";
  return seq === room.headSeq + 1 ? "next" : "gap";
}

/** The interviewer's running turn. */
export function openTurn(room: RoomState): TurnView | null {
  const last = room.interview?.turns.findLast(({ open }) => open);
  return last ?? null;
}
