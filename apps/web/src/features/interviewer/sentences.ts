/** Cuts streamed text into sentences for the voice and for screen readers. */

export type Spoken = {
  /** Finished sentences; more text never changes them. */
  readonly sentences: readonly string[];
  /** What follows the last finished sentence. */
  readonly tail: string;
};

const END = /[.!?…]+["')\]]*\s+/gu;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|vs|etc|cf|Mr|Mrs|Dr)\.$/u;

/** A sentence ends where punctuation is followed by a space; `done` closes the last one. */
export function splitSentences(text: string, done: boolean): Spoken {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const sentence = text.slice(from, end).trim();
    if (ABBREVIATION.test(sentence)) continue;
    sentences.push(sentence);
    from = end;
  }
  const tail = text.slice(from);
  if (!done || tail.trim() === "") return { sentences, tail: done ? "" : tail };
  return { sentences: [...sentences, tail.trim()], tail: "" };
}
