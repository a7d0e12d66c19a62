/** The REST calls. Every refusal is an `ApiError` with the server's stable code. */
import { decodeBody, decodeErrorDetail, parseJson } from "./decode";
import type {
  LobbyView,
  QuestionView,
  Report,
  SessionCreated,
  SessionRequest,
  SessionStatusView,
  TicketView,
} from "./messages";

export class ApiError extends Error {
  readonly code: string;
  /** The HTTP status, 0 when no answer came. */
  readonly status: number;
  /** The field of the request that is to blame, if one is. */
  readonly field: string | null;

  constructor(code: string, status: number, message: string, field: string | null = null) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.field = field;
  }
}

export type Wish = { companyMode: string; difficulty: string; language: string };
export type TranscriptFormat = "txt" | "json";

export interface Api {
  lobby(): Promise<LobbyView>;
  pickQuestion(wish: Wish): Promise<QuestionView>;
  createSession(request: SessionRequest): Promise<SessionCreated>;
  ticket(sessionId: string, token: string): Promise<TicketView>;
  status(sessionId: string, token: string): Promise<SessionStatusView>;
  end(sessionId: string, token: string): Promise<SessionStatusView>;
  report(sessionId: string, token: string): Promise<Report>;
  transcript(sessionId: string, token: string, format: TranscriptFormat): Promise<Blob>;
}

type Call = { method?: "GET" | "POST"; token?: string; body?: unknown };

export function createApi(fetcher: typeof fetch): Api {
  async function call(path: string, { method = "GET", token, body }: Call): Promise<Response> {
    const headers = new Headers({ accept: "application/json" });
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    if (body !== undefined) headers.set("content-type", "application/json");
    const response = await fetcher(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    }).catch(() => {
      throw new ApiError("unreachable", 0, "The server does not answer.");
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
  const json = async <T>(path: string, options: Call = {}): Promise<T> =>
    decodeBody<T>(await (await call(path, options)).json());
  const session = (id: string): string => `/sessions/${encodeURIComponent(id)}`;

  return {
    lobby: () => json("/lobby"),
    pickQuestion: ({ companyMode, difficulty, language }) =>
      json(
        `/questions/pick?${new URLSearchParams({ company_mode: companyMode, difficulty, language })}`,
      ),
    createSession: (body) => json("/sessions", { method: "POST", body }),
    ticket: (id, token) => json(`${session(id)}/ticket`, { method: "POST", token }),
    status: (id, token) => json(session(id), { token }),
    end: (id, token) => json(`${session(id)}/end`, { method: "POST", token }),
    report: (id, token) => json(`${session(id)}/report`, { token }),
    transcript: async (id, token, format) =>
      (await call(`${session(id)}/transcript.${format}`, { token })).blob(),
  };
}

async function refusal(response: Response): Promise<ApiError> {
  const detail = decodeErrorDetail(parseJson(await response.text()));
  return new ApiError(
    detail?.code ?? `http_${response.status}`,
    response.status,
    detail?.message ?? `The server answered ${response.status}.`,
    detail?.field ?? null,
  );
}

/** Whether asking again with the same token can never help. */
export function isFinal(error: ApiError): boolean {
  return [401, 403, 404].includes(error.status);
}
