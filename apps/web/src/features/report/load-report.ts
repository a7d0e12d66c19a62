/** Asks for a report until it is made. */
import { ApiError } from "../../wire/api";
import type { Report } from "../../wire/messages";

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 3_000;
const MAX_ROUNDS = 60;

/** Waits through `report_not_ready` and short outages; other refusals are final. */
export async function waitForReport(load: () => Promise<Report>): Promise<Report> {
  for (let round = 0; ; round += 1) {
    try {
      return await load();
    } catch (error) {
      if (round >= MAX_ROUNDS || !isWorthWaiting(error)) throw error;
    }
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 1.5 ** round);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

function isWorthWaiting(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.code === "report_not_ready" || error.status === 0 || error.status >= 500)
  );
}
