/** What one task writes: sent on soon enough to survive a kill, and cut at the limit. */

import { OUTPUT_LIMIT } from "../contract";

/** This many writes leave at once; the later ones are gathered for `GATHER_MS`. */
const IMMEDIATE_WRITES = 100;
const GATHER_MS = 20;

const now = performance.now.bind(performance);

export class Tape {
  #send: (text: string) => void;
  #sendOverflow: () => void;
  #room = OUTPUT_LIMIT;
  #writes = 0;
  #gathered = "";
  #sentAt = 0;
  overflowed = false;

  constructor(send: (text: string) => void, sendOverflow: () => void) {
    this.#send = send;
    this.#sendOverflow = sendOverflow;
  }

  /** Takes what still fits; false once the limit is passed. */
  write(text: string): boolean {
    if (this.overflowed) return false;
    if (text.length > this.#room) {
      this.overflowed = true;
      this.#gathered += sliceText(text, this.#room);
      this.flush();
      this.#sendOverflow();
      return false;
    }
    this.#room -= text.length;
    this.#gathered += text;
    this.#writes += 1;
    if (this.#writes <= IMMEDIATE_WRITES || now() - this.#sentAt > GATHER_MS) this.flush();
    return true;
  }

  flush(): void {
    if (this.#gathered === "") return;
    this.#send(this.#gathered);
    this.#gathered = "";
    this.#sentAt = now();
  }
}

// Kept apart from the prototype that a program may patch.
const slice = String.prototype.slice;
const apply = Reflect.apply;

function sliceText(text: string, length: number): string {
  return apply(slice, text, [0, length]);
}
