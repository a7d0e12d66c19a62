/** The questions that this browser's candidate has had, by slug, so that none comes twice. */
import { decodeStored } from "../wire/decode";

const KEY = "dryrun.practised";
/** As many as the server takes; the oldest may come again. */
const MOST = 500;

export class PractisedQuestions {
  constructor(private readonly storage: Storage) {}

  /** Oldest first. */
  all(): string[] {
    const stored = decodeStored<object>(this.storage.getItem(KEY));
    return Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
  }

  add(slug: string): void {
    const slugs = [...this.all().filter((each) => each !== slug), slug];
    this.storage.setItem(KEY, JSON.stringify(slugs.slice(-MOST)));
  }

  forget(): void {
    this.storage.removeItem(KEY);
  }
}
