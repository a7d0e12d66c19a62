/** Who is speaking, and whether what the microphone heard is the candidate at all. */

/** The interviewer is interrupted by this many words, not by an "mhm". */
export const BARGE_IN_WORDS = 3;

export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

const ECHO_SHARE = 0.7;

/** Loudspeakers reach the microphone: words that the voice is just saying are its own echo. */
export function isEcho(heard: string, aloud: string): boolean {
  const spoken = new Set(words(aloud));
  const caught = words(heard);
  if (spoken.size === 0 || caught.length === 0) return false;
  return caught.filter((word) => spoken.has(word)).length / caught.length >= ECHO_SHARE;
}
