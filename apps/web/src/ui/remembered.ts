/** Widget state that survives a reload. */
import { useState } from "react";

/** A choice kept in localStorage; an unknown stored value falls back to `initial`. */
export function useRemembered<T extends string>(
  key: string,
  initial: T,
  allowed: readonly T[],
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const stored = localStorage.getItem(key);
    return allowed.find((option) => option === stored) ?? initial;
  });
  const remember = (next: T): void => {
    localStorage.setItem(key, next);
    setValue(next);
  };
  return [value, remember];
}

/** A number kept in localStorage. */
export function useRememberedNumber(
  key: string,
  initial: number,
): [number, (value: number) => void] {
  const [value, setValue] = useState<number>(() => {
    const stored = Number.parseFloat(localStorage.getItem(key) ?? "");
    return Number.isFinite(stored) ? stored : initial;
  });
  const remember = (next: number): void => {
    localStorage.setItem(key, String(next));
    setValue(next);
  };
  return [value, remember];
}
