"""What crosses between a case and a program: its arguments, its answer, and their types."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.grammar import VOID, Atom, Scalar, TupleOf, ValueType, contract_type
from question_bank.schema import Checker, InPlace, Method, Param, Signature
from question_bank.values import as_list, describe, mismatch, normalise, zero
from sandbox.contract import Json
from sandbox.contract import Signature as ContractSignature

_NAME = Scalar(Atom.STR)


def input_mismatch(signature: Signature, args: Sequence[Json]) -> str | None:
    """Why these are no arguments, or no steps, of the signature; None when they are."""
    if not signature.is_class:
        return _params_mismatch(signature.params, args)
    for index, step in enumerate(args):
        if (bad := _step_mismatch(signature, index, step)) is not None:
            return f"step {index}: {bad}"
    return None if args else f"the first step is [{signature.name}, [...]]"


def input_spelling(signature: Signature) -> str:
    """What legal arguments, or steps, look like: `[[LoopRecorder, [seconds: int]], ...]`."""
    if not signature.is_class:
        return _params_spelling(signature.params)
    methods = (f"[{each.name}, {_params_spelling(each.params)}]" for each in signature.methods)
    life = f"[[{signature.name}, {_params_spelling(signature.params)}], ...]"
    return f"{life} with any of {', '.join(methods)}"


def canonical_input(signature: Signature, args: Sequence[Json]) -> tuple[Json, ...]:
    """Legal arguments, or steps, with floats wherever the signature says float."""
    return tuple(map(normalise, args, argument_types(signature, args)))


def answer_type(signature: Signature, checker: Checker, args: Sequence[Json]) -> ValueType:
    """The type of what a right program answers to legal arguments, as a case expects it."""
    if signature.is_class:
        names = [str(name) for name, _ in map(_step, args)]
        return TupleOf((VOID, *(_method(signature, name).returns for name in names[1:])))
    if not isinstance(checker, InPlace):
        return signature.returns
    changed = signature.params[changed_param(signature, checker)].type
    return changed if signature.returns == VOID else TupleOf((signature.returns, changed))


def zero_answer(signature: Signature, checker: Checker, args: Sequence[Json]) -> Json:
    """What a program answers to legal arguments that returns zero values and changes nothing."""
    if signature.is_class:
        names = [str(name) for name, _ in map(_step, args)]
        return [None, *(zero(_method(signature, name).returns) for name in names[1:])]
    if not isinstance(checker, InPlace):
        return zero(signature.returns)
    unchanged = args[changed_param(signature, checker)]
    return unchanged if signature.returns == VOID else [zero(signature.returns), unchanged]


def expected_of(checker: Checker, answer: Json) -> Json:
    """What a case expects when a right program answers so: of an in-place prefix, that prefix."""
    parts = as_list(answer)
    if not isinstance(checker, InPlace) or not checker.prefix or parts is None:
        return answer
    count, items = parts
    return [count, (as_list(items) or [])[: count if isinstance(count, int) else 0]]


def argument_types(signature: Signature, args: Sequence[Json]) -> list[ValueType]:
    """The type of each legal argument; of a class question, of each step."""
    if not signature.is_class:
        return [param.type for param in signature.params]
    methods = [None, *(_method(signature, str(name)) for name, _ in map(_step, args[1:]))]
    listed = [signature.params if method is None else method.params for method in methods]
    return [TupleOf((_NAME, TupleOf(tuple(each.type for each in params)))) for params in listed]


def changed_param(signature: Signature, checker: InPlace) -> int:
    """The index of the parameter that the program changes."""
    return [param.name for param in signature.params].index(checker.param)


def contract_signature(signature: Signature, checker: Checker) -> ContractSignature:
    """The types by which the sandbox converts; those of the constructor for a class."""
    in_place = changed_param(signature, checker) if isinstance(checker, InPlace) else None
    params = tuple(contract_type(param.type) for param in signature.params)
    return ContractSignature(params, contract_type(signature.returns), in_place)


def contract_methods(signature: Signature) -> dict[str, ContractSignature] | None:
    """The methods of a class as the sandbox knows them; None for a function."""
    if not signature.is_class:
        return None
    return {
        method.name: ContractSignature(
            tuple(contract_type(param.type) for param in method.params),
            contract_type(method.returns),
        )
        for method in signature.methods
    }


def _params_spelling(params: Sequence[Param]) -> str:
    return f"[{', '.join(f'{each.name}: {each.type}' for each in params)}]"


def _method(signature: Signature, name: str) -> Method:
    return next(method for method in signature.methods if method.name == name)


def _step(step: Json) -> tuple[Json, list[Json]]:
    parts = as_list(step) or []
    name, args = parts
    return name, as_list(args) or []


def _step_mismatch(signature: Signature, index: int, step: Json) -> str | None:
    parts = as_list(step)
    args = as_list(parts[1]) if parts is not None and len(parts) == 2 else None
    if parts is None or args is None:
        return f"[name, [arguments]] expected, got {describe(step)}"
    name = parts[0]
    if index == 0:
        if name != signature.name:
            return f"the first step constructs {signature.name}, got {describe(name)}"
        return _params_mismatch(signature.params, args)
    known = [method.name for method in signature.methods]
    if name not in known:
        return f"one of {', '.join(known)} expected, got {describe(name)}"
    bad = _params_mismatch(_method(signature, str(name)).params, args)
    return None if bad is None else f"{name}: {bad}"


def _params_mismatch(params: Sequence[Param], args: Sequence[Json]) -> str | None:
    if len(args) != len(params):
        return f"{len(args)} arguments for {len(params)} parameters"
    for param, value in zip(params, args, strict=True):
        if (bad := mismatch(value, param.type)) is not None:
            return f"{param.name}{bad}"
    return None
