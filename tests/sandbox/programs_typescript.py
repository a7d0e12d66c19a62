"""TypeScript programs and what they get, the same in a box and in the browser."""

from __future__ import annotations

from sandbox.contract import Json, Outcome, Signature
from tests.sandbox.program import INTS, LIST, TREE, Program


def _works(name: str, source: str, value: Json, *arguments: Json) -> Program:
    return Program(name, source, arguments or (3,), value)


SYNTAX = [
    _works("annotations", "function solution(n: number): number { return n + 1; }", 4),
    _works("export", "export const solution = (n: number): number => n + 1;", 4),
    _works("export_default", "export default function (n: number): number { return n; }", 3),
    _works("common_js", "module.exports = { solution: (n: number) => n };", 3),
    _works(
        "type_import",
        "import type { Thing } from './thing';\nexport const solution = (n: Thing) => n;",
        3,
    ),
    _works(
        "enums",
        """enum Size { Small = 2, Large }
        enum Name { First = 'first' }
        const enum Fixed { Two = 2 }
        const solution = (n: Size) => [Size[n], Size.Large, Name.First, Fixed.Two];""",
        ["Large", 3, "first", 2],
    ),
    _works(
        "parameter_properties",
        """class Box { constructor(private readonly n: number, public twice = 2 * n) {}
          get sum(): number { return this.n + this.twice; } }
        const solution = (n: number): number => new Box(n).sum;""",
        9,
    ),
    _works(
        "namespaces",
        """namespace Maths { export const half = (n: number) => n / 2;
          export namespace Deep { export const zero = 0; } }
        const solution = (n: number) => Maths.half(n) + Maths.Deep.zero;""",
        1.5,
    ),
    _works(
        "generics",
        """type Sized = { length: number };
        const first = <T extends Sized, K extends keyof T>(x: T, k: K): T[K] => x[k];
        function solution<T>(n: number) { return first<number[], number>([n], 0); }""",
        3,
    ),
    _works(
        "satisfies_and_as",
        """const known = { a: 1 } satisfies Record<string, number>;
        const solution = (n: unknown) => (n as number)! + known.a + (<number>1);""",
        5,
    ),
    _works(
        "abstract_and_overloads",
        """abstract class Shape {
          abstract area(): number;
          describe(): string { return `${this.area()}`; }
        }
        class Square extends Shape { constructor(protected side: number) { super(); }
          override area() { return this.side ** 2; } }
        function show(n: number): string;
        function show(n: Shape): string;
        function show(n: any) { return n instanceof Shape ? n.describe() : `${n}`; }
        const solution = (n: number) => [show(new Square(n)), show(n)];""",
        ["9", "3"],
    ),
    _works(
        "types_that_are_wrong",
        "const solution = (n: string): boolean => { const x: number = n; return missing<T>(x); };\n"
        "declare function missing<T>(x: T): boolean;\nfunction other(n: Nowhere) {}\n"
        "globalThis.missing = (x) => x === 3;",
        True,
    ),
    _works(
        "interfaces_and_guards",
        """interface Named { readonly name: string; age?: number }
        type Maybe<T> = T | undefined;
        const isNamed = (x: unknown): x is Named => typeof x === 'object' && 'name' in x!;
        const solution = (x: Maybe<Named>) => (isNamed(x) ? x.name : (x?.age ?? 'nobody'));""",
        "nobody",
    ),
    _works(
        "iterators_and_private_names",
        """class Range implements Iterable<number> {
          #to: number;
          constructor(to: number) { this.#to = to; }
          *[Symbol.iterator](): Generator<number> { for (let i = 0; i < this.#to; i++) yield i; }
        }
        const solution = (n: number): number[] => [...new Range(n)];""",
        [0, 1, 2],
    ),
    _works("async", "async function solution(n: number): Promise<number> { return await n; }", 3),
    Program(
        "typed_nodes",
        """function solution(head: ListNode | null, root: TreeNode | null): TreeNode | null {
          return head && new TreeNode(head.val, root);
        }""",
        ([1, 2], [3]),
        [1, 3],
        Signature((LIST, TREE), TREE),
    ),
    Program(
        "own_node_class",
        """class ListNode<T = number> {
          constructor(public val: T, public next: ListNode<T> | null = null) {}
        }
        const solution = (head: ListNode): ListNode => new ListNode(0, head);""",
        ([1],),
        [0, 1],
        Signature((LIST,), LIST),
    ),
    Program(
        "in_place",
        "function solution(nums: number[]): void { nums.sort((a: number, b: number) => a - b); }",
        ([3, 1, 2],),
        [1, 2, 3],
        Signature((INTS,), "void", 0),
    ),
    Program(
        "class_question",
        """class Thing { private total: number = 0; constructor(private readonly scale: number) {}
          add(n: number): void { this.total += n * this.scale; }
          get(): number { return this.total; } }""",
        (["Thing", [2]], ["add", [5]], ["get", []]),
        [None, None, 10],
        Signature(("int",), "void"),
        {"add": Signature(("int",), "void"), "get": Signature((), "int")},
    ),
]


def _broken(name: str, source: str, says: str) -> Program:
    return Program(name, source, (), outcome=Outcome.COMPILE_ERROR, says=says)


_REST = "\nfunction solution(): number {\n  return 1;\n}\n"
BROKEN = [
    _broken(
        "first_line",
        f"const x: number = ;{_REST}",
        "solution.ts:1:19 - error TS1109: Expression expected.",
    ),
    _broken(
        "last_line",
        f"{_REST}const y = [1, 2",
        "solution.ts:5:16 - error TS1005: ']' expected.",
    ),
    _broken(
        "unfinished",
        "interface A {\n  x: number;\n}\nfunction solution() {\n",
        "solution.ts:5:1 - error TS1005: '}' expected.",
    ),
    _broken(
        "found_by_the_engine",
        "interface A {\n  x: number;\n}\nfunction solution(n: A) {\n  let a = 1;\n  let a = 2;\n}",
        "solution.ts:6\n  let a = 2;\n\nSyntaxError: Identifier 'a' has already been declared",
    ),
    _broken(
        "no_entry",
        "type solution = number;",
        "solution.ts defines no function named solution",
    ),
]


def _thrown(name: str, source: str, says: str) -> Program:
    return Program(name, source, (), outcome=Outcome.EXCEPTION, says=says)


MAPPED = [
    _thrown(
        "line_after_types",
        "interface A {\n  x: number;\n}\n\ntype B = A | null;\n"
        "function half(b: B): number {\n  return b!.x.toFixed().y.z;\n}\n"
        "const solution = (): number => half({ x: 1 } as A);\n",
        "TypeError: Cannot read properties of undefined (reading 'z')\n"
        "    at half (solution.ts:7:26)\n    at solution (solution.ts:9:32)",
    ),
    _thrown(
        "parameter_property",
        "class Box {\n  constructor(\n    private n: number,\n  ) {\n    throw new Error('no');\n"
        "  }\n}\n"
        "const solution = () => new Box(1);",
        "Error: no\n    at new Box (solution.ts:5:11)\n    at solution (solution.ts:8:24)",
    ),
]
