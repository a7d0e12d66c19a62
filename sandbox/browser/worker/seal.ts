/**
 * Takes everything away from the worker's global object that is neither the language itself nor
 * harmless. The frame's policy already forbids the network; this is the second wall.
 */

const LANGUAGE = `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean
  String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ReferenceError
  SyntaxError TypeError URIError SuppressedError JSON Math Intl ArrayBuffer SharedArrayBuffer
  Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set
  Iterator WeakMap WeakSet WeakRef Proxy Reflect FinalizationRegistry DisposableStack
  AsyncDisposableStack Temporal decodeURI decodeURIComponent encodeURI encodeURIComponent escape
  unescape eval isFinite isNaN globalThis`;

const HARMLESS = `self console setTimeout clearTimeout setInterval clearInterval queueMicrotask
  structuredClone performance crypto atob btoa TextEncoder TextDecoder URL URLSearchParams
  AbortController AbortSignal Event EventTarget DOMException
  addEventListener removeEventListener dispatchEvent`;

const KEPT = new Set(`${LANGUAGE} ${HARMLESS}`.split(/\s+/));

/** Removes every other global, along the whole prototype chain; `alsoKept` survive too. */
export function seal(alsoKept: readonly string[] = []): void {
  const kept = new Set([...KEPT, ...alsoKept, "constructor"]);
  let holder: object | null = globalThis;
  while (holder && holder !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (!kept.has(name)) Reflect.deleteProperty(holder, name);
    }
    holder = Object.getPrototypeOf(holder);
  }
}
