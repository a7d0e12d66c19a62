/**
 * The stack of Python in a worker. Its end cannot be caught: it ends the interpreter. So Python gets
 * the larger of two stacks, and hears of its end before it is reached.
 */

import type { Pyodide } from "./pyodide-boot";

/** A function of Python, called on the stack of the worker or on one of its own. */
export type Invoke = ((...args: unknown[]) => unknown) & {
  callPromising(...args: unknown[]): Promise<unknown>;
};

/** Where the browser can switch stacks, each call gets 1 MB; a worker's own stack is half of that. */
const SWITCHES = "promising" in WebAssembly;

/**
 * What a call may use of the stack that CPython knows, in linear memory. There it needs a third to a
 * fifth of what it needs of the browser's, for the deepest of the usual ways: a function in Python
 * that a function in C has called.
 */
const STACK_BYTES = (SWITCHES ? 280 : 136) * 1024;

export function isInvoke(value: unknown): value is Invoke {
  return typeof value === "function" && "callPromising" in value;
}

export function invoke(callee: Invoke, argument: string): unknown {
  return SWITCHES ? callee.callPromising(argument) : callee(argument);
}

/** A function that bounds the stack from where it is called: beyond is `RecursionError`. */
export function stackGuard({ _module: module }: Pyodide): () => void {
  return () => {
    const here = module._emscripten_stack_get_current();
    const thread = module._PyThreadState_Get();
    module._PyUnstable_ThreadState_SetStackProtection(thread, here - STACK_BYTES, STACK_BYTES);
  };
}
