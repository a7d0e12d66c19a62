/** The protocol's types under short names; `types.gen.ts` is generated from the server's classes. */
import type { components } from "./types.gen";

type Schemas = components["schemas"];

export type ServerMessage = Schemas["ServerMessage"];
export type ServerMessageOf<T extends ServerMessage["type"]> = Extract<ServerMessage, { type: T }>;
export type ClientMessage = Schemas["ClientMessage"];

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A client message before it has an envelope. */
export type ClientIntent = {
  [T in ClientMessage["type"]]: {
    readonly type: T;
    readonly payload: Extract<ClientMessage, { type: T }>["payload"];
  };
}[ClientMessage["type"]];

export type SessionView = Schemas["SessionView"];
export type QuestionView = Schemas["QuestionView"];
export type SampleView = Schemas["SampleView"];
export type MethodView = Schemas["MethodView"];
export type ParameterView = Schemas["ParameterView"];
export type TurnView = Schemas["TurnView"];
export type RunView = Schemas["RunView"];
export type RunCase = Schemas["RunCase"];
export type RunKind = Schemas["RunKind"];
export type RunJudged = Schemas["RunJudged"];
export type Verdict = Schemas["Verdict"];
export type Phase = Schemas["Phase"];
export type Language = Schemas["Language"];
export type Refusal = Schemas["ErrorPayload"];
export type Nudge = Schemas["NudgeShown"];
export type Hint = Schemas["HintReleased"];

export type LobbyView = Schemas["LobbyView"];
export type ModeView = Schemas["ModeView"];
export type SessionRequest = Schemas["SessionRequest"];
export type SessionCreated = Schemas["SessionCreated"];
export type SessionStatusView = Schemas["SessionStatusView"];
export type TicketView = Schemas["TicketView"];
export type ErrorDetail = Schemas["ErrorDetail"];

export type Report = Schemas["Report"];
export type Claim = Schemas["Claim"];
export type Criterion = Schemas["Criterion"];
export type Evidence = Schemas["Evidence"];

export const PROTOCOL_VERSION = 1;
/** The longest utterance that the server takes. */
export const MAX_TEXT_CHARS = 4_000;

export function envelope(
  intent: ClientIntent,
  sessionId: string,
  id: string | null,
  tsMs: number,
): ClientMessage {
  return { v: PROTOCOL_VERSION, ts_ms: tsMs, session_id: sessionId, id, ...intent };
}
