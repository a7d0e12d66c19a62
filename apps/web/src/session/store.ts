/** A value that React and plain code can watch. */
import { useSyncExternalStore } from "react";

export class Store<T> {
  private readonly watchers = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  set(value: T): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const watcher of [...this.watchers]) watcher();
  }

  /** Replaces the named fields. */
  patch(fields: Partial<T>): void {
    this.set({ ...this.value, ...fields });
  }
}

/** Rerenders when `select` gives another value; it must return a primitive or a stored object. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  const snapshot = (): S => select(store.get());
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}
