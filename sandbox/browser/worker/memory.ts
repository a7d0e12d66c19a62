/** Bounds the buffers of a program: unbounded they exhaust the process that all workers share. */

/** What one task may allocate; what it has dropped again counts too. */
const LIMIT_BYTES = 4 * 1024 ** 3;

const BUFFERS = `ArrayBuffer SharedArrayBuffer Int8Array Uint8Array Uint8ClampedArray Int16Array
  Uint16Array Int32Array Uint32Array Float16Array Float32Array Float64Array BigInt64Array
  BigUint64Array`.split(/\s+/);

const { construct, get } = Reflect;
const { defineProperty } = Object;

let allocated = 0;

/** Each task may allocate anew. */
export function resetAllocations(): void {
  allocated = 0;
}

/** Replaces the constructors of buffers by ones that fail at the limit as the engine would. */
export function limitBuffers(): void {
  for (const name of BUFFERS) {
    const original: unknown = get(self, name);
    if (typeof original === "function") replace(name, original);
  }
}

// biome-ignore lint/complexity/noBannedTypes: a constructor of any kind
function replace(name: string, original: Function): void {
  const limited = new Proxy(original, {
    construct(target, args, newTarget) {
      const made: object = construct(target, args, newTarget === limited ? target : newTarget);
      if (get(made, "buffer") !== args[0]) charge(Number(get(made, "byteLength")));
      return made;
    },
  });
  const value = { value: limited, writable: true, configurable: true };
  defineProperty(self, name, value);
  defineProperty(original.prototype, "constructor", value);
}

function charge(bytes: number): void {
  allocated += bytes;
  if (allocated > LIMIT_BYTES) throw new RangeError("Array buffer allocation failed");
}
