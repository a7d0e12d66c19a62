/** The position in the source, or null where the compiler made the code up. Both count from 1. */
export function originalPosition(
  mappings: string,
  line: number,
  column: number,
): { line: number; column: number } | null;
