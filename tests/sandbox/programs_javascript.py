"""JavaScript programs and what they get: in a box, in the browser, and as TypeScript."""

from __future__ import annotations

from sandbox.contract import Json, Outcome, Signature, ValueType
from tests.sandbox.program import INTS, LIST, TREE, Program


def _typed(
    name: str,
    params: tuple[ValueType, ...],
    returns: ValueType,
    source: str,
    arguments: tuple[Json, ...],
    value: Json,
) -> Program:
    return Program(name, source, arguments, value, Signature(params, returns))


TYPED = [
    _typed("int", ("int",), "int", "const solution = (n) => n + 1;", (2**52,), 2**52 + 1),
    _typed("big_int", ("int",), "int", "const solution = (n) => BigInt(n) ** 3n;", (1000,), 10**9),
    _typed("float", ("float",), "float", "const solution = (x) => x / 4;", (1,), 0.25),
    _typed("bool", ("bool",), "bool", "const solution = (x) => !x;", (True,), False),
    _typed("str", ("str",), "str", "const solution = (s) => s + 'é\\n';", ("a",), "aé\n"),
    _typed("char", ("char",), "char", "const solution = (c) => c.toUpperCase();", ("q",), "Q"),
    _typed("void", ("int",), "void", "const solution = (n) => n;", (1,), None),
    _typed("list", (INTS,), INTS, "const solution = (a) => a.reverse();", ([1, 2, 3],), [3, 2, 1]),
    _typed("typed_array", (INTS,), INTS, "const solution = (a) => Int8Array.from(a);", ([7],), [7]),
    _typed("no_items", (INTS,), INTS, "const solution = (a) => a;", ([],), []),
    _typed(
        "list_of_lists",
        (("list", ("list", "str")),),
        ("list", ("list", "str")),
        "const solution = (rows) => rows.map((row) => [...row, 'x']);",
        ([["a"], []],),
        [["a", "x"], ["x"]],
    ),
    _typed(
        "tuple",
        (("tuple", "int", "str"),),
        ("tuple", "str", "int", "bool"),
        "const solution = ([n, s]) => [s, n, Array.isArray([n, s])];",
        ([1, "a"],),
        ["a", 1, True],
    ),
    _typed(
        "map",
        (("map", "str", "int"),),
        ("map", "str", "int"),
        "const solution = (m) => ({ ...m, c: m.a + m.b });",
        ({"a": 1, "b": 2},),
        {"a": 1, "b": 2, "c": 3},
    ),
    _typed(
        "map_as_map",
        (("map", "str", INTS),),
        ("map", "str", INTS),
        "const solution = (m) => new Map(Object.entries(m).map(([k, v]) => [k + k, v]));",
        ({"a": [1], "__proto__": []},),
        {"aa": [1], "__proto____proto__": []},
    ),
    _typed(
        "optional_value",
        (("optional", "int"), ("optional", "int")),
        ("optional", INTS),
        "const solution = (a, b) => [a === null, b];",
        (None, 3),
        [True, 3],
    ),
    _typed(
        "optional_null", (), ("optional", LIST), "function solution() { return null; }", (), None
    ),
    _typed(
        "optional_undefined",
        (),
        ("list", ("optional", "int")),
        "const solution = () => [,];",
        (),
        [None],
    ),
    _typed(
        "list_node",
        (LIST,),
        LIST,
        """function solution(head) {
          if (!(head instanceof ListNode) || head.next.next.next !== null) return null;
          let back = null;
          for (let node = head; node; node = node.next) back = new ListNode(node.val, back);
          return back;
        }""",
        ([1, 2, 3],),
        [3, 2, 1],
    ),
    _typed("no_nodes", (LIST,), LIST, "const solution = (head) => head;", ([],), []),
    _typed("list_node_defaults", (), LIST, "const solution = () => new ListNode(5);", (), [5]),
    _typed(
        "cyclic_list_in",
        (LIST,),
        "int",
        "const solution = (a) => a.next.next.next === a.next ? a.next.val : -1;",
        ({"items": [1, 2, 3], "cycle_at": 1},),
        2,
    ),
    _typed(
        "cyclic_list_out",
        (LIST,),
        LIST,
        "const solution = (a) => { a.next.next.next = a; return a; };",
        ([1, 2, 3],),
        {"items": [1, 2, 3], "cycle_at": 0},
    ),
    _typed(
        "list_of_list_nodes",
        (("list", LIST),),
        ("list", ("list_node", "str")),
        "const solution = (heads) => heads.map((h) => h && new ListNode(`${h.val}`, null));",
        ([[1, 2], [], [3]],),
        [["1"], [], ["3"]],
    ),
    _typed(
        "own_list_node",
        (LIST,),
        LIST,
        """class ListNode { constructor(val, next) { this.val = val; this.next = next; } }
        const solution = (head) => new ListNode(0, head);""",
        ([1],),
        [0, 1],
    ),
    _typed(
        "tree_node",
        (TREE,),
        TREE,
        """function solution(root) {
          if (!root) return null;
          return new TreeNode(root.val, solution(root.right), solution(root.left));
        }""",
        ([1, 2, 3, None, 4],),
        [1, 3, 2, None, None, 4],
    ),
    _typed("no_tree", (TREE,), TREE, "const solution = (root) => root;", ([],), []),
    _typed(
        "lopsided_tree",
        (TREE,),
        TREE,
        "const solution = (root) => root.right.left instanceof TreeNode ? root : null;",
        ([1, None, 2, 3],),
        [1, None, 2, 3],
    ),
    _typed(
        "shared_subtree",
        (),
        TREE,
        "const leaf = new TreeNode(2);\nconst solution = () => new TreeNode(1, leaf, leaf);",
        (),
        [1, 2, 2],
    ),
    _typed(
        "map_of_trees",
        (("map", "str", TREE),),
        ("map", "str", ("list", TREE)),
        "const solution = ({ a }) => ({ all: [a, a.left, null] });",
        ({"a": [1, 2]},),
        {"all": [[1, 2], [2], []]},
    ),
    _typed(
        "tuple_of_nodes",
        (("tuple", LIST, TREE, "int"),),
        ("tuple", "int", TREE, LIST),
        "const solution = ([list, tree, n]) => [n, tree, list];",
        ([[1], [2], 3],),
        [3, [2], [1]],
    ),
    _typed(
        "graph",
        ("graph",),
        "graph",
        """function solution(g) {
          if (!(g instanceof Graph) || !g.directed) return null;
          return new Graph(g.n, g.edges.map(([a, b, w]) => [b, a, w]), g.directed);
        }""",
        ({"n": 3, "edges": [[0, 1, 5], [1, 2, 7]], "directed": True},),
        {"n": 3, "edges": [[1, 0, 5], [2, 1, 7]], "directed": True},
    ),
    _typed(
        "graph_made_here",
        (),
        "graph",
        "const solution = () => new Graph(1);",
        (),
        {"n": 1, "edges": [], "directed": False},
    ),
]


def _in_place(
    name: str, params: tuple[ValueType, ...], at: int, returns: ValueType, source: str
) -> Program:
    value: Json = [3, 2, 1] if returns == "void" else [2, [3, 2, 1]]
    arguments: tuple[Json, ...] = ([1, 2, 3],) if at == 0 else (9, [1, 2, 3])
    return Program(name, source, arguments, value, Signature(params, returns, at))


IN_PLACE = [
    _in_place("changed_list", (INTS,), 0, "void", "function solution(a) { a.reverse(); }"),
    _in_place(
        "other_value_ignored", (INTS,), 0, "void", "const solution = (a) => a.reverse() && 'no';"
    ),
    _in_place(
        "changed_list_and_value", (INTS,), 0, "int", "const solution = (a) => a.reverse()[1];"
    ),
    _in_place(
        "second_parameter", ("int", INTS), 1, "void", "const solution = (n, a) => a.reverse();"
    ),
    _in_place(
        "changed_nodes",
        (LIST,),
        0,
        "void",
        "const solution = (a) => { a.val = 3; a.next.next.val = 1; };",
    ),
]

_STACK = """
class Thing {
  constructor(size, items) { this.size = size; this.items = items; }
  push(x) { this.items.push(x); return 'ignored'; }
  pop() { return this.items.pop() ?? null; }
  async peek() { return this.items.at(-1); }
  nodes() { return this.items.reduceRight((next, val) => new ListNode(val, next), null); }
  clear(spare) { spare.length = 0; return this.items.length; }
  fail() { throw new RangeError('too full'); }
}
"""
_STACK_TYPES = Signature(("int", INTS), "void")
_METHODS = {
    "push": Signature(("int",), "void"),
    "pop": Signature((), ("optional", "int")),
    "peek": Signature((), "int"),
    "nodes": Signature((), LIST),
    "clear": Signature((INTS,), "int", 0),
    "fail": Signature((), "void"),
    "missing": Signature((), "void"),
}


def _life(
    name: str,
    steps: tuple[Json, ...],
    value: Json = None,
    *,
    source: str = _STACK,
    outcome: Outcome = Outcome.OK,
    says: str = "",
) -> Program:
    arguments: tuple[Json, ...] = (["Thing", [2, [1]]], *steps)
    return Program(name, source, arguments, value, _STACK_TYPES, _METHODS, outcome, says)


CLASSES = [
    _life("made_only", (), [None]),
    _life(
        "life",
        (["push", [5]], ["pop", []], ["pop", []], ["pop", []], ["push", [6]], ["peek", []]),
        [None, None, 5, 1, None, None, 6],
    ),
    _life("typed_values", (["push", [2]], ["nodes", []]), [None, None, [1, 2]]),
    _life("in_place_method", (["clear", [[7, 8]]],), [None, [1, []]]),
    _life(
        "function_as_class",
        (["push", [4]],),
        [None, None],
        source="function Thing(n) { this.n = n; }\nThing.prototype.push = function () {};",
    ),
    _life(
        "class_with_then",
        (["push", [4]],),
        [None, None],
        source="class Thing { then() { return 1; } push() {} }",
    ),
    _life("error", (["fail", []],), outcome=Outcome.EXCEPTION, says="RangeError: too full"),
    _life(
        "no_such_method",
        (["missing", []],),
        outcome=Outcome.EXCEPTION,
        says="there is no method Thing.missing",
    ),
    _life(
        "unfit_value",
        (["peek", []],),
        source="class Thing { peek() { return NaN; } }",
        outcome=Outcome.EXCEPTION,
        says="Thing.peek returned NaN",
    ),
    _life(
        "no_class",
        (),
        source="const Other = class {};",
        outcome=Outcome.COMPILE_ERROR,
        says="defines no class named Thing",
    ),
    _life(
        "no_constructor",
        (),
        source="const Thing = () => 1;",
        outcome=Outcome.EXCEPTION,
        says="not a constructor",
    ),
]


def _unfit(name: str, returns: ValueType, source: str, says: str) -> Program:
    signature = Signature((), returns)
    return Program(name, source, (), None, signature, None, Outcome.EXCEPTION, says)


_TREE = "const t = new TreeNode(1);\nconst solution = () => t;\n"
UNFIT = [
    _unfit("cyclic_tree", TREE, f"{_TREE}t.left = t;", "a tree with a cycle"),
    _unfit(
        "endless_tree",
        TREE,
        f"{_TREE}Object.defineProperty(t, 'left', {{ get: () => new TreeNode(2, t, t) }});",
        "a tree with a cycle",
    ),
    _unfit(
        "endless_list",
        LIST,
        "const node = () => ({ val: 1, get next() { return node(); } });\nconst solution = node;",
        "a list of more than 200000 nodes",
    ),
    _unfit(
        "throwing_getter",
        LIST,
        "const solution = () => ({ val: 1, get next() { throw new Error('trap'); } });",
        "Error: trap",
    ),
    _unfit(
        "throwing_proxy",
        INTS,
        "const solution = () => new Proxy([1], { get() { throw new Error('trap'); } });",
        "Error: trap",
    ),
    _unfit(
        "list_where_node", LIST, "const solution = () => [1];", "Array where a ListNode belongs"
    ),
    _unfit(
        "number_where_tree", TREE, "const solution = () => 1;", "number where a TreeNode belongs"
    ),
    _unfit("object_where_graph", "graph", "const solution = () => ({});", "where a Graph belongs"),
    _unfit("set_where_list", INTS, "const solution = () => new Set();", "a value of type Set"),
    _unfit("map_where_list", INTS, "const solution = () => new Map();", "a value of type Map"),
    _unfit(
        "map_with_object_keys",
        ("map", "str", "int"),
        "const solution = () => new Map([[{}, 1]]);",
        "a map with keys of type object",
    ),
    _unfit("nan_in_node", LIST, "const solution = () => new ListNode(NaN);", "returned NaN"),
    _unfit("big_int_as_text", "str", "const solution = () => 1n;", "a value of type bigint"),
    _unfit("cycle", INTS, "const a = [];\na[0] = a;\nconst solution = () => a;", "contains itself"),
    _unfit(
        "deep",
        INTS,
        "let a = [];\nfor (let i = 0; i < 9999; i++) a = [a];\nconst solution = () => a;",
        "nested too deeply",
    ),
]

ALL = [*TYPED, *IN_PLACE, *CLASSES, *UNFIT]
