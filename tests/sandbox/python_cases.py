"""Python programs with typed values and what they get, in a box as in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.contract import Json, Outcome, Signature, ValueType

_LIST: ValueType = ("list_node", "int")
_TREE: ValueType = ("tree_node", "int")


@dataclass(frozen=True, slots=True)
class Case:
    """One run. `values` has what each call gives; when `outcome` is not `ok`, `says` is in it."""

    name: str
    source: str
    calls: tuple[tuple[Json, ...], ...]
    signature: Signature | None = None
    values: tuple[Json, ...] = ()
    outcome: Outcome = Outcome.OK
    says: str = ""
    entry: str = "solution"
    methods: Mapping[str, Signature] | None = None


def _of(returns: ValueType, *params: ValueType, in_place: int | None = None) -> Signature:
    return Signature(params, returns, in_place)


_REVERSE = """
def solution(head: ListNode | None) -> ListNode | None:
    before = None
    while head:
        head.next, before, head = before, head, head.next
    return before
"""

_OWN_NODES = """
class ListNode:
    __slots__ = ("val", "next")
    def __init__(self, val, next=None):
        self.val, self.next = val, next

def solution(head):
    if head is None: return None
    return ListNode(head.val * 2, solution(head.next))
"""

_BUILD_TREE = """
def solution(values):
    def build(low, high):
        if low == high: return None
        middle = (low + high) // 2
        return TreeNode(values[middle], build(low, middle), build(middle + 1, high))
    return build(0, len(values))
"""

_LRU = """
class Cache:
    def __init__(self, room):
        self.room, self.items = room, {}

    def get(self, key):
        if key not in self.items: return -1
        self.items[key] = self.items.pop(key)
        return self.items[key]

    def put(self, key, value):
        self.items.pop(key, None)
        self.items[key] = value
        if len(self.items) > self.room: del self.items[next(iter(self.items))]
        return "whatever"

    def all(self):
        return self.items
"""
_LRU_METHODS = {
    "get": _of("int", "int"),
    "put": _of("void", "int", "int"),
    "all": _of(
        ("map", "int", "int"),
    ),
}
_LRU_LIFE: tuple[Json, ...] = (
    ["Cache", [2]],
    ["put", [1, 10]],
    ["put", [2, 20]],
    ["all", []],
    ["get", [1]],
    ["put", [3, 30]],
    ["get", [2]],
    ["all", []],
)

TYPED = [
    Case(
        "tuples_arrive_as_tuples",
        "def solution(pairs):\n    return [{pair: 1 for pair in pairs}[p] + len(p) for p in pairs]",
        (([[1, "a"], [2, "b"]],),),
        _of(("list", "int"), ("list", ("tuple", "int", "str"))),
        ([3, 3],),
    ),
    Case(
        "floats_arrive_as_floats",
        "def solution(x, xs):\n    return [type(v).__name__ for v in (x, *xs)]",
        ((2, [1, 0.5]),),
        _of(("list", "str"), "float", ("list", "float")),
        (["float"] * 3,),
    ),
    Case(
        "keys_of_a_map_have_their_type",
        "def solution(m):\n    return {key + 1: part[0] for key, part in m.items()}",
        (({"1": [5, 6]},),),
        _of(("map", "int", "int"), ("map", "int", ("tuple", "int", "int"))),
        ({"2": 5},),
    ),
    Case("a_list_is_reversed", _REVERSE, (([1, 2, 3],), ([],)), _of(_LIST, _LIST), ([3, 2, 1], [])),
    Case(
        "a_list_with_a_cycle_stays_one",
        "def solution(head):\n    head.val += 1\n    return head",
        (({"items": [1, 2, 3], "cycle_at": 1},), ({"items": [7], "cycle_at": 0},)),
        _of(_LIST, _LIST),
        ({"items": [2, 2, 3], "cycle_at": 1}, {"items": [8], "cycle_at": 0}),
    ),
    Case(
        "a_list_without_its_cycle_is_one",
        "def solution(head):\n    head.next.next = None\n    return head",
        (({"items": [1, 2, 3], "cycle_at": 0},),),
        _of(_LIST, _LIST),
        ([1, 2],),
    ),
    Case("nodes_may_be_the_programs_own", _OWN_NODES, (([1, 2],),), _of(_LIST, _LIST), ([2, 4],)),
    Case(
        "a_tree_goes_in_level_by_level",
        "def solution(t):\n    return [t.val, t.right.left.val, t.left, t.right.right]",
        (([1, None, 2, 3],),),
        _of(("list", ("optional", "int")), _TREE),
        ([1, 3, None, None],),
    ),
    Case(
        "a_tree_comes_out_level_by_level",
        _BUILD_TREE,
        (([1, 2, 3, 4],), ([],)),
        _of(_TREE, ("list", "int")),
        ([3, 2, 4, 1], []),
    ),
    Case(
        "nodes_stand_in_lists_too",
        "def solution(heads):\n    return [h and h.next for h in heads] + [None]",
        (([[1, 2], [], [3]],),),
        _of(("list", _LIST), ("list", _LIST)),
        ([[2], [], [], []],),
    ),
    Case(
        "an_optional_value_may_be_missing",
        "def solution(t, pair):\n    return None if t is None else (t.val, pair)",
        ((None, None), ([4], [1, 2])),
        _of(
            ("optional", ("tuple", "int", ("optional", ("tuple", "int", "int")))),
            ("optional", _TREE),
            ("optional", ("tuple", "int", "int")),
        ),
        (None, [4, [1, 2]]),
    ),
    Case(
        "a_graph_goes_in_and_out",
        """
def solution(g):
    return Graph(g.n + 1, [(b, a, w) for a, b, w in g.edges] + [[g.n, 0, 0.5]], not g.directed)
""",
        (({"n": 2, "edges": [[0, 1, 7]], "directed": True},),),
        _of("graph", "graph"),
        ({"n": 3, "edges": [[1, 0, 7], [2, 0, 0.5]], "directed": False},),
    ),
    Case(
        "an_argument_changed_in_place_is_the_value",
        "def solution(xs, k):\n    xs[:] = xs[k:] + xs[:k]\n    return 'ignored'",
        (([1, 2, 3], 1),),
        _of("void", ("list", "int"), "int", in_place=0),
        ([2, 3, 1],),
    ),
    Case(
        "what_was_returned_goes_with_what_was_changed",
        "def solution(xs):\n    xs.append((1, 2))\n    return len(xs)",
        (([[0, 0]],),),
        _of("int", ("list", ("tuple", "int", "int")), in_place=0),
        ([2, [[0, 0], [1, 2]]],),
    ),
    Case(
        "a_list_changed_in_place_is_read_from_its_old_head",
        "def solution(head):\n    head.next = head.next.next",
        (([1, 2, 3],),),
        _of("void", _LIST, in_place=0),
        ([1, 3],),
    ),
    Case(
        "an_object_lives_through_its_steps",
        _LRU,
        (_LRU_LIFE, _LRU_LIFE[:1]),
        _of("void", "int"),
        (
            [None, None, None, {"1": 10, "2": 20}, 10, None, -1, {"1": 10, "3": 30}],
            [None],
        ),
        entry="Cache",
        methods=_LRU_METHODS,
    ),
    Case(
        "what_a_method_returned_is_what_it_was_then",
        """
class Box:
    def __init__(self, head): self.head, self.seen = head, []
    def see(self, pair):
        self.seen.append(pair)
        return self.seen
    def cut(self): self.head = self.head.next; return self.head
""",
        ((["Box", [[1, 2, 3]]], ["see", [[1, 2]]], ["cut", []], ["see", [[3, 4]]], ["cut", []]),),
        _of("void", _LIST),
        ([None, [[1, 2]], [2, 3], [[1, 2], [3, 4]], [3]],),
        entry="Box",
        methods={
            "see": _of(("list", ("tuple", "int", "int")), ("tuple", "int", "int")),
            "cut": _of(_LIST),
        },
    ),
]

MISTAKEN = [
    Case(
        "no_such_class",
        "def solution(): pass",
        ((["Cache", []],),),
        outcome=Outcome.COMPILE_ERROR,
        says="solution.py defines no class named Cache",
        entry="Cache",
        methods={},
    ),
    Case(
        "no_such_method",
        "class Cache: pass",
        ((["Cache", []], ["get", [1]]),),
        outcome=Outcome.EXCEPTION,
        says="there is no method Cache.get",
        entry="Cache",
        methods={"get": _of("int", "int")},
    ),
    Case(
        "a_constructor_that_raises",
        "class Cache:\n    def __init__(self, n): raise ValueError(n)",
        ((["Cache", [1]], ["get", [1]]),),
        outcome=Outcome.EXCEPTION,
        says="line 2, in __init__",
        entry="Cache",
        methods={"get": _of("int", "int")},
    ),
    Case(
        "a_method_that_returns_no_json",
        "class Cache:\n    def get(self, n): return {n}",
        ((["Cache", []], ["get", [1]]),),
        outcome=Outcome.EXCEPTION,
        says="Cache.get returned a value of type set, which is not JSON",
        entry="Cache",
        methods={"get": _of("int", "int")},
    ),
    Case(
        "a_list_where_a_node_belongs",
        "def solution(head):\n    return [1, 2]",
        (([1],),),
        _of(_LIST, _LIST),
        outcome=Outcome.EXCEPTION,
        says="solution returned a value of type list where a ListNode belongs",
    ),
    Case(
        "a_node_where_none_belongs",
        "def solution():\n    return TreeNode(1)",
        ((),),
        outcome=Outcome.EXCEPTION,
        says="solution returned a value of type TreeNode, which is not JSON",
    ),
    Case(
        "a_tree_with_a_cycle",
        "def solution(t):\n    t.left = t.right = t\n    return t",
        (([1],),),
        _of(_TREE, _TREE),
        outcome=Outcome.EXCEPTION,
        says="a tree with a cycle, or of more than",
    ),
    Case(
        "a_tree_where_a_number_belongs",
        "def solution(t):\n    t.val = t\n    return t",
        (([1],),),
        _of(_TREE, _TREE),
        outcome=Outcome.EXCEPTION,
        says="a value of type TreeNode, which is not JSON",
    ),
    Case(
        "a_list_that_never_ends",
        """
class Endless:
    val = 0
    @property
    def next(self): return Endless()
def solution(head):
    return Endless()
""",
        (([1],),),
        _of(_LIST, _LIST),
        outcome=Outcome.EXCEPTION,
        says="a list of more than",
    ),
    Case(
        "a_node_that_raises",
        """
class Liar:
    val = 0
    @property
    def next(self): raise KeyError("no more")
def solution(head):
    return Liar()
""",
        (([1],),),
        _of(_LIST, _LIST),
        outcome=Outcome.EXCEPTION,
        says="KeyError: 'no more'",
    ),
    Case(
        "a_node_that_answers_everything",
        """
class Yes:
    def __getattr__(self, name): return Yes()
def solution(g):
    return Yes()
""",
        (({"n": 0, "edges": [], "directed": False},),),
        _of("graph", "graph"),
        outcome=Outcome.EXCEPTION,
        says="a value of type Yes, which is not JSON",
    ),
    Case(
        "a_class_that_lies_about_its_name",
        """
class Meta(type):
    __name__ = property(lambda c: 1 / 0)
class Nameless(metaclass=Meta): pass
def solution():
    return Nameless()
""",
        ((),),
        outcome=Outcome.EXCEPTION,
        says="a value of type Nameless, which is not JSON",
    ),
]
