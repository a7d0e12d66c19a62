/** What a closed socket means for this client. */

export type CloseDecision =
  | { readonly kind: "retry" }
  | { readonly kind: "renew-ticket" }
  | { readonly kind: "replaced" }
  | { readonly kind: "over" }
  | { readonly kind: "give-up"; readonly reason: string };

/**
 * Decides from the close code alone, but for one fact: a ticket may expire between the fetch and
 * its use, so the first 4401 in a row is worth a new ticket and the second is final.
 */
export function afterClose(code: number, ticketWasRefused: boolean): CloseDecision {
  switch (code) {
    case 4400:
      return { kind: "give-up", reason: "The server could not read what this page sent." };
    case 4401:
      return ticketWasRefused
        ? { kind: "give-up", reason: "This browser is no longer signed in to the interview." }
        : { kind: "renew-ticket" };
    case 4403:
      return { kind: "give-up", reason: "This browser may not open the interview." };
    case 4409:
      return { kind: "replaced" };
    case 4410:
      return { kind: "over" };
    case 4426:
      return { kind: "give-up", reason: "The server was updated. Reload the page." };
    default:
      return { kind: "retry" };
  }
}

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 10_000;

/** Doubles per attempt up to ten seconds; `random` in [0, 1) spreads clients over the upper half. */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
