/** A socket whose other end is the test. */
import type { Socket } from "../wire/connection";
import type { ClientMessage, ServerMessage } from "../wire/messages";

export class FakeSocket implements Socket {
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly sent: ClientMessage[] = [];
  isClosed = false;

  constructor(
    readonly path: string,
    private readonly onSend: (message: ClientMessage) => void = () => undefined,
  ) {}

  send(text: string): void {
    const message: ClientMessage = JSON.parse(text);
    this.sent.push(message);
    this.onSend(message);
  }

  close(): void {
    this.isClosed = true;
  }

  /** The connection stands. */
  open(): void {
    this.onopen?.(new Event("open"));
  }

  deliver(message: ServerMessage): void {
    this.deliverText(JSON.stringify(message));
  }

  deliverText(data: string): void {
    this.onmessage?.(new MessageEvent("message", { data }));
  }

  /** The other end closes. */
  drop(code: number): void {
    this.onclose?.(new CloseEvent("close", { code }));
  }

  sentOf<T extends ClientMessage["type"]>(type: T): Extract<ClientMessage, { type: T }>[] {
    return this.sent.filter(
      (message): message is Extract<ClientMessage, { type: T }> => message.type === type,
    );
  }
}
