export const FILE: string;

/** The module of the TypeScript compiler. */
export type Transpiler = { readonly transpileModule: unknown };

export function transpile(
  ts: Transpiler,
  source: string,
): { code: string; mappings: string } | { error: string };
