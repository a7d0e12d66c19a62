/** The one place where untyped input becomes typed. */
import type { ErrorDetail, Json, ServerMessage } from "./messages";
import { PROTOCOL_VERSION } from "./messages";

const KNOWN: Record<ServerMessage["type"], true> = {
  SESSION_STATE: true,
  ACK: true,
  ERROR: true,
  DRAIN: true,
  CODE_SAVED: true,
  TIMER: true,
  PAUSED: true,
  RESUMED: true,
  PHASE_CHANGE: true,
  TRANSCRIPT_ENTRY: true,
  INTERVIEWER_STREAM_START: true,
  INTERVIEWER_STREAM_DELTA: true,
  INTERVIEWER_STREAM_END: true,
  COACH_NUDGE: true,
  HINT: true,
  RUN_STARTED: true,
  RUN_QUEUED: true,
  RUN_CASE: true,
  RUN_VERDICT: true,
  RUN_CLAIMED: true,
  SESSION_ENDED: true,
  REPORT_READY: true,
};

/** A server message, or null (logged) when the frame is not one that this client knows. */
export function decodeServerMessage(frame: unknown): ServerMessage | null {
  const value = typeof frame === "string" ? parseJson(frame) : undefined;
  if (!isRecord(value) || !hasEnvelope(value)) return dropped("malformed frame");
  if (value["v"] !== PROTOCOL_VERSION) return dropped(`protocol version ${String(value["v"])}`);
  if (!Object.hasOwn(KNOWN, String(value["type"])))
    return dropped(`unknown type ${String(value["type"])}`);
  return value as unknown as ServerMessage;
}

function hasEnvelope(value: Record<string, unknown>): boolean {
  const { type, ts_ms: tsMs, seq, payload } = value;
  return (
    typeof type === "string" &&
    typeof tsMs === "number" &&
    (seq === null || seq === undefined || Number.isSafeInteger(seq)) &&
    isRecord(payload)
  );
}

function dropped(why: string): null {
  console.warn(`dropped a server message: ${why}`);
  return null;
}

/** Parsed JSON, or undefined when `text` is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A field that the protocol declares as any JSON, which has come through `JSON.parse`. */
export function jsonValue(value: unknown): Json {
  return value as Json;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A REST body that the server has already validated against the class that `T` is made from. */
export function decodeBody<T>(value: unknown): T {
  return value as T;
}

/** What this browser stored under `T` itself; null when it is no object. */
export function decodeStored<T extends object>(text: string | null): T | null {
  const value = text === null ? undefined : parseJson(text);
  return isRecord(value) || Array.isArray(value) ? (value as T) : null;
}

/** The detail of an `ErrorBody`, or null when a proxy or a crash answered instead of the API. */
export function decodeErrorDetail(value: unknown): ErrorDetail | null {
  if (!isRecord(value) || !isRecord(value["error"])) return null;
  const { code, message } = value["error"];
  if (typeof code !== "string" || typeof message !== "string") return null;
  return value["error"] as ErrorDetail;
}
