/** A value that is fetched when a component appears. */
import { useCallback, useEffect, useState } from "react";

export type Resource<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly value: T }
  | { readonly kind: "failed"; readonly error: Error };

/** `load` must be stable; `again` repeats it. A late answer of an older call is dropped. */
export function useResource<T>(load: () => Promise<T>): [Resource<T>, () => void] {
  const [resource, setResource] = useState<Resource<T>>({ kind: "loading" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round repeats the call
  useEffect(() => {
    let isCurrent = true;
    setResource({ kind: "loading" });
    load().then(
      (value) => isCurrent && setResource({ kind: "loaded", value }),
      (error: unknown) => isCurrent && setResource({ kind: "failed", error: asError(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, round]);
  return [resource, useCallback(() => setRound((n) => n + 1), [])];
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
