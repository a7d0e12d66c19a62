import type { Methods, Signature } from "../../browser/contract";

export class Misfit {
  readonly text: string;
}

type Ends = {
  /** Characters of JSON text that the value may have. */
  limit: number;
  succeed(value: string): void;
  fail(error: unknown): void;
};

/** Never rejects; calls `succeed` or `fail` once. `call` is the JSON text of a call's arguments. */
export function perform(
  program: { entry: string; signature: Signature | null; methods: Methods | null },
  callee: unknown,
  call: string,
  ends: Ends,
): Promise<void>;
