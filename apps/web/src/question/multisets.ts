/** Lists compared as multisets, as the server does. */
import { describe } from "./describe";
import type { Value } from "./values";
import { isMap, Real } from "./values";

/** Null if `actual` has the items of `expected` in any order, of inner lists too with `anyDepth`. */
export function multisetDifference(
  expected: Value,
  actual: Value,
  anyDepth: boolean,
): string | null {
  const keys = new Keys(depthOf(expected), anyDepth, hasFloat(expected));
  if (!Array.isArray(expected))
    return keys.of(expected) === keys.of(actual)
      ? null
      : `expected ${describe(expected)}, got ${describe(actual)}`;
  if (!Array.isArray(actual)) return `expected a list, got ${describe(actual)}`;
  if (actual.length !== expected.length)
    return `expected ${expected.length} items, got ${actual.length}`;
  const left = new Map<number, number>();
  for (const item of expected) {
    const key = keys.of(item);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  for (const [index, item] of actual.entries()) {
    const key = keys.of(item);
    const count = left.get(key) ?? 0;
    if (count === 0)
      return `item ${index} is not expected, or is there too often: ${describe(item)}`;
    left.set(key, count - 1);
  }
  return null;
}

/** Numbers for values, equal for equal ones; all that lies deeper than `depth` is one. */
class Keys {
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly depth: number,
    private readonly anyDepth: boolean,
    private readonly hasFloats: boolean,
  ) {}

  of(value: Value, depth = this.depth): number {
    const shape = depth === 0 ? "too deep" : this.shape(value, depth);
    const number = this.numbers.get(shape) ?? this.numbers.size;
    this.numbers.set(shape, number);
    return number;
  }

  private shape(value: Value, depth: number): string {
    if (Array.isArray(value)) {
      const keys = value.map((item) => this.of(item, depth - 1));
      if (this.anyDepth) keys.sort((one, other) => one - other);
      return `list ${keys.join()}`;
    }
    if (isMap(value)) {
      const pairs = Object.entries(value).map(
        ([name, item]) => `${JSON.stringify(name)}:${this.of(item, depth - 1)}`,
      );
      return `map ${pairs.sort().join()}`;
    }
    if (value instanceof Real) return this.number(value.value, "float");
    return typeof value === "number" ? this.number(value, "int") : JSON.stringify(value);
  }

  private number(value: number, kind: string): string {
    return `${this.hasFloats ? "number" : kind} ${value}`;
  }
}

function depthOf(value: Value): number {
  return 1 + partsOf(value).reduce<number>((deepest, part) => Math.max(deepest, depthOf(part)), 0);
}

function hasFloat(value: Value): boolean {
  return value instanceof Real || partsOf(value).some(hasFloat);
}

function partsOf(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  return isMap(value) ? Object.values(value) : [];
}
