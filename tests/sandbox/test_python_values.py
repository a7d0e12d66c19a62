"""Values between JSON and Python, without any box."""

import builtins
import json
from dataclasses import asdict
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.contract import Outcome
from sandbox.harness import python_json, python_values
from sandbox.harness.python_json import Misfit
from sandbox.harness.python_program import Program
from sandbox.harness.python_values import Crossing, Graph, ListNode, TreeNode
from sandbox.harness.served import program
from tests.sandbox.python_cases import MISTAKEN, TYPED, Case

_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "int": st.integers(-(2**53), 2**53),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
    "str": st.text(max_size=5),
    "char": st.text(min_size=1, max_size=1),
}
_atoms = st.sampled_from(sorted(_VALUES))
_trees = st.recursive(
    st.integers(), lambda inner: st.tuples(st.integers(), inner | st.none(), inner | st.none())
)


def _types(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.tuples(st.sampled_from(["list", "optional"]), inner).map(list),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: ["tuple", *parts]),
        inner.map(lambda part: ["map", "str", part]),
        st.tuples(st.just("list_node"), _atoms).map(list),
    )


TYPES = st.recursive(_atoms | st.just("graph"), _types, max_leaves=4)


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Canonical JSON values of a type: those that come back as they went in."""
    if kind == "graph":
        edge = st.lists(st.integers(0, 9), min_size=2, max_size=3)
        fields = {
            "n": st.integers(0, 9),
            "edges": st.lists(edge, max_size=3),
            "directed": st.booleans(),
        }
        return st.fixed_dictionaries(fields)
    if isinstance(kind, str):
        return _VALUES[kind]
    match cast("list[Any]", kind):
        case ["list", item]:
            return st.lists(values_of(item), max_size=3)
        case ["optional", item]:
            return st.none() | values_of(item)
        case ["map", _, item]:
            return st.dictionaries(st.text(max_size=3), values_of(item), max_size=2)
        case ["list_node", item]:
            return _linked(values_of(item))
        case [_, *items]:
            return st.tuples(*map(values_of, items)).map(list)
        case _:
            raise AssertionError(kind)


def _linked(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def cyclic(values: list[Any]) -> st.SearchStrategy[Any]:
        at = st.integers(0, len(values) - 1)
        return at.map(lambda index: {"items": values, "cycle_at": index})

    return st.lists(items, max_size=4) | st.lists(items, min_size=1, max_size=4).flatmap(cyclic)


@st.composite
def typed_values(draw: st.DrawFn) -> tuple[Any, Any]:
    kind = draw(TYPES)
    return kind, draw(values_of(kind))


def crossing(returns: Any, *params: Any, in_place: int | None = None) -> Crossing:
    return Crossing({"params": params, "returns": returns, "in_place": in_place})


def carried(value: Any, kind: Any) -> Any:
    """A value that went into a program and came out again."""
    border = crossing(kind, kind)
    read = python_json.read(json.dumps([value]))
    (argument,) = border.arguments(read)
    return json.loads(python_json.write(border.result(argument, [argument])))


# The first draw of a text builds a table of all characters, which takes a second.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(typed_values())
def test_every_value_of_a_type_comes_back_as_it_went_in(typed: tuple[Any, Any]) -> None:
    kind, value = typed
    assert carried(value, kind) == (value or [] if kind[0] == "list_node" else value)


def _node(tree: Any) -> TreeNode | None:
    if tree is None or isinstance(tree, int):
        return None if tree is None else TreeNode(tree)
    value, left, right = tree
    return TreeNode(value, _node(left), _node(right))


def _same(left: Any, right: Any) -> bool:
    if left is None or right is None:
        return left is right
    return left.val == right.val and _same(left.left, right.left) and _same(left.right, right.right)


@given(_trees)
def test_a_tree_of_any_shape_survives_the_way_out_and_in(tree: Any) -> None:
    root = _node(tree)
    border = crossing(["tree_node", "int"], ["tree_node", "int"])
    levels = border.result(root, [])
    assert levels[-1] is not None
    (back,) = border.arguments([levels])
    assert _same(back, root)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=20))
def test_what_json_can_say_is_said_as_json_says_it(value: Any) -> None:
    assert json.loads(python_json.write(value)) == value


def test_a_long_list_is_no_deep_one() -> None:
    length = 200_000
    border = crossing(["list_node", "int"], ["list_node", "int"])
    (head,) = border.arguments([list(range(length))])
    assert border.result(head, [head]) == list(range(length))
    while head:
        head.next, head = None, head.next


def test_nodes_can_be_made_with_or_without_arguments() -> None:
    assert (ListNode().val, ListNode().next) == (0, None)
    leaf = TreeNode(3)
    assert (TreeNode(1, leaf).left, leaf.right, TreeNode(right=leaf).right) == (leaf, None, leaf)
    assert (Graph().n, Graph().edges, Graph().directed) == (0, [], False)
    assert {kind.__module__ for kind in (ListNode, TreeNode, Graph)} == {"solution"}


def test_containers_beyond_the_depth_are_refused_before_they_are_written() -> None:
    value: list[Any] = []
    for _ in range(python_json.MAX_DEPTH - 1):
        value = [value]
    python_json.check_depth(value)
    with pytest.raises(Misfit, match="nested too deeply, which is not JSON"):
        python_json.check_depth([[[value]]])
    value[0].append(value)
    with pytest.raises(Misfit, match="a value that contains itself"):
        python_json.check_depth(value)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (float("nan"), "NaN"),
        ([1.5, {"a": float("-inf")}], "-Infinity"),
        ({1}, "a value of type set"),
        ({(1, 2): 3}, "a dict with a key of type tuple"),
        (10**5000, "an integer of more than 4300 digits"),
        (b"", "a value of type bytes"),
        ([iter([])], "a value of type list_iterator"),
    ],
    ids=["nan", "infinity", "set", "key", "integer", "bytes", "iterator"],
)
def test_what_json_cannot_say_is_named(value: Any, what: str) -> None:
    with pytest.raises(Misfit) as refusal:
        python_json.write(value)
    assert str(refusal.value) == f"{what}, which is not JSON"


def _lie(*_: object, **__: object) -> Any:
    return "7"


def test_nothing_depends_on_what_a_program_patches(monkeypatch: pytest.MonkeyPatch) -> None:
    border = crossing(["list_node", "int"], ["list_node", "int"])
    for name in ("dumps", "JSONDecoder.decode", "encoder.encode_basestring_ascii"):
        monkeypatch.setattr(f"json.{name}", _lie)
    honest = {name: getattr(builtins, name) for name in ("isinstance", "id", "len", "getattr")}
    builtins.__dict__.update(dict.fromkeys(honest, _lie))
    try:
        written = python_json.write({"a": [1, (True, None)]})
        read = python_json.read(written)
        values = border.result(border.arguments([[1, 2]])[0], [])
    finally:
        builtins.__dict__.update(honest)
    assert (written, read, values) == ('{"a":[1,[true,null]]}', {"a": [1, [True, None]]}, [1, 2])


@pytest.mark.parametrize("case", [*TYPED, *MISTAKEN], ids=lambda case: case.name)
def test_cases_have_their_outcome_without_a_box_too(case: Case) -> None:
    typed = {
        "signature": case.signature and asdict(case.signature),
        "methods": case.methods and {name: asdict(one) for name, one in case.methods.items()},
    }
    running = Program(program(case.source, case.entry) | json.loads(json.dumps(typed)))
    answers = [running.call(json.dumps(call)) for call in case.calls]
    assert {answer.outcome for answer in answers} == {case.outcome.value}, answers
    if case.outcome is Outcome.OK:
        assert tuple(json.loads(answer.text) for answer in answers) == case.values
    assert all(case.says in answer.text for answer in answers)


def test_hostile_trees_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_values, "MAX_NODES", 100)
    root = TreeNode()
    root.left = root.right = root
    with pytest.raises(Misfit, match="a tree with a cycle, or of more than 100 nodes"):
        crossing(["tree_node", "int"]).result(root, [])
