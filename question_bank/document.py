"""A question as one JSON document: how a version of it is stored, and how it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from question_bank.grammar import parse_type
from question_bank.schema import (
    AnyOf,
    Calls,
    Case,
    Checker,
    Clarification,
    Close,
    Complexity,
    Constraint,
    Cost,
    Credit,
    Difficulty,
    Exact,
    Followup,
    Hint,
    HintMoment,
    InPlace,
    Method,
    Milestone,
    Minutes,
    Param,
    Perf,
    Pitfall,
    Question,
    Rule,
    Signature,
    Unordered,
    UnorderedDeep,
)
from question_bank.signatures import answer_type, canonical_input
from question_bank.values import normalise
from sandbox.contract import Json, Language, Limits

Fields: TypeAlias = Mapping[str, Any]
WALL_PER_CPU = 3
DEFAULT_LADDER = (16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)


def question_from_json(document: Fields) -> Question:
    """The question in a document that `question_to_json` wrote, or that passed the schema.

    The keys are those of question.yaml, with `statement`, `samples`, `hidden` and `starters`.

    Raises:
        TypeSpellingError: a type of the signature is outside this version of the format.
    """
    signature = read_signature(document["signature"])
    checker = read_checker(document["checker"])
    return Question(
        slug=document["slug"],
        version=document["version"],
        title=document["title"],
        license=document["license"],
        authors=tuple(document["authors"]),
        origin=document["origin"],
        difficulty=Difficulty(document["difficulty"]),
        topics=tuple(document["topics"]),
        modes=dict(document["modes"]),
        minutes=Minutes(**document["minutes"]),
        statement=document["statement"],
        signature=signature,
        constraints=tuple(map(read_constraint, document["constraints"])),
        checker=checker,
        complexity=_complexity(document["complexity"]),
        limits=_limits(document["limits"]),
        perf=_perf(document["perf"]),
        clarifications=tuple(map(_clarification, document["clarifications"])),
        hints=tuple(map(_hint, document["hints"])),
        milestones=tuple(map(_milestone, document["milestones"])),
        pitfalls=tuple(map(_pitfall, document["pitfalls"])),
        followups=tuple(map(_followup, document["followups"])),
        rubric_overrides={
            dimension: dict(texts) for dimension, texts in document["rubric_overrides"].items()
        },
        forbidden_leaks=tuple(document["forbidden_leaks"]),
        samples=read_cases(document["samples"], signature, checker),
        hidden=read_cases(document["hidden"], signature, checker),
        starters={Language(key): text for key, text in document["starters"].items()},
    )


def read_cases(
    records: Sequence[Fields], signature: Signature, checker: Checker
) -> tuple[Case, ...]:
    """Cases whose arguments and expectations already fit the signature."""
    return tuple(_read_case(record, signature, checker) for record in records)


def _read_case(record: Fields, signature: Signature, checker: Checker) -> Case:
    args: list[Json] = list(record[args_key(signature)])
    return Case(
        id=record["id"],
        args=canonical_input(signature, args),
        expect=normalise(record["expect"], answer_type(signature, checker, args)),
        explain=record.get("explain"),
    )


def args_key(signature: Signature) -> str:
    """What a case calls its arguments: the steps of a class question are `calls`."""
    return "calls" if signature.is_class else "args"


def read_signature(fields: Fields) -> Signature:
    """A signature as question.yaml writes it.

    Raises:
        TypeSpellingError: one of its types is misspelt.
    """
    methods = (
        Method(each["name"], _params(each["params"]), parse_type(each["returns"]))
        for each in fields.get("methods", ())
    )
    return Signature(
        name=fields["name"],
        params=_params(fields["params"]),
        returns=parse_type(fields.get("returns", "void")),
        methods=tuple(methods),
    )


def _params(records: Sequence[Fields]) -> tuple[Param, ...]:
    return tuple(Param(each["name"], parse_type(each["type"])) for each in records)


def read_constraint(fields: Fields) -> Constraint:
    """A promise about the input, as question.yaml writes it."""
    return Constraint(
        path=fields["path"],
        length=_pair(fields.get("len")),
        range=_pair(fields.get("range")),
        expr=fields.get("expr"),
        rule=Rule(fields["rule"]) if "rule" in fields else None,
        matches=fields.get("matches"),
    )


def _pair(bounds: Sequence[Any] | None) -> tuple[Any, Any] | None:
    return None if bounds is None else (bounds[0], bounds[1])


def read_checker(fields: Fields) -> Checker:
    """A checker as question.yaml writes it; `source` holds the text of check.py."""
    match fields["kind"]:
        case "exact":
            return Exact()
        case "unordered":
            return Unordered()
        case "unordered_deep":
            return UnorderedDeep()
        case "in_place":
            flags = {key: bool(fields.get(key, False)) for key in ("prefix", "any_order")}
            return InPlace(fields["param"], **flags)
        case "calls":
            return Calls()
        case "any_of":
            return AnyOf(fields["source"])
        case kind:
            assert kind == "float", kind
            return Close(abs=float(fields["abs"]), rel=float(fields["rel"]))


def _perf(fields: Fields) -> Perf:
    return Perf(
        gen=fields["gen"],
        sizes=tuple(fields["sizes"]),
        ladder=tuple(fields.get("ladder", DEFAULT_LADDER)),
        growth=tuple(fields.get("growth", ())),
    )


def _complexity(fields: Fields) -> Complexity:
    return Complexity(
        size=fields["size"],
        target=Cost(**fields["target"]),
        accepted_time=tuple(fields["accepted"]["time"]),
        accepted_space=tuple(fields["accepted"]["space"]),
        brute_time=fields["brute"]["time"],
    )


def _limits(fields: Fields) -> Limits:
    """CPU time decides; the wall clock is wide, because a busy machine is not a slow program."""
    return Limits(
        cpu_ms=fields["cpu_ms"],
        wall_ms=fields["cpu_ms"] * WALL_PER_CPU,
        memory_bytes=fields["memory_mb"] * 1024 * 1024,
    )


def _clarification(fields: Fields) -> Clarification:
    credit = fields.get("credit")
    return Clarification(
        id=fields["id"],
        ask=tuple(fields["ask"]),
        answer=fields["answer"],
        credit=None if credit is None else Credit(credit),
    )


def _hint(fields: Fields) -> Hint:
    return Hint(
        level=fields["level"],
        cost=fields["cost"],
        text=fields["text"],
        when=tuple(map(HintMoment, fields["when"])),
    )


def _milestone(fields: Fields) -> Milestone:
    return Milestone(
        id=fields["id"],
        say=tuple(fields["say"]),
        code=tuple(fields.get("code", ())),
        tests=tuple(fields.get("tests", ())),
    )


def _pitfall(fields: Fields) -> Pitfall:
    return Pitfall(
        id=fields["id"],
        solution=fields["solution"],
        caught_by=tuple(fields["caught_by"]),
        probe=fields["probe"],
    )


def _followup(fields: Fields) -> Followup:
    return Followup(
        id=fields["id"], when=fields["when"], text=fields["text"], good=tuple(fields["good"])
    )


def question_to_json(question: Question) -> dict[str, Json]:
    """One JSON document with everything, secrets included; `question_from_json` reads it."""
    complexity, limits = question.complexity, question.limits
    return {
        "slug": question.slug,
        "version": question.version,
        "title": question.title,
        "license": question.license,
        "authors": list(question.authors),
        "origin": question.origin,
        "difficulty": question.difficulty.value,
        "topics": list(question.topics),
        "modes": dict(question.modes),
        "minutes": {"target": question.minutes.target, "max": question.minutes.max},
        "statement": question.statement,
        "signature": _signature_json(question.signature),
        "constraints": [_constraint_json(each) for each in question.constraints],
        "checker": checker_json(question.checker),
        "complexity": {
            "size": complexity.size,
            "target": {"time": complexity.target.time, "space": complexity.target.space},
            "accepted": {
                "time": list(complexity.accepted_time),
                "space": list(complexity.accepted_space),
            },
            "brute": {"time": complexity.brute_time},
        },
        "limits": {"cpu_ms": limits.cpu_ms, "memory_mb": limits.memory_bytes // (1024 * 1024)},
        "perf": {
            "gen": question.perf.gen,
            "sizes": list(question.perf.sizes),
            "ladder": list(question.perf.ladder),
            "growth": list(question.perf.growth),
        },
        "clarifications": [_clarification_json(each) for each in question.clarifications],
        "hints": [_hint_json(each) for each in question.hints],
        "milestones": [_milestone_json(each) for each in question.milestones],
        "pitfalls": [_pitfall_json(each) for each in question.pitfalls],
        "followups": [_followup_json(each) for each in question.followups],
        "rubric_overrides": {
            dimension: dict(texts) for dimension, texts in question.rubric_overrides.items()
        },
        "forbidden_leaks": list(question.forbidden_leaks),
        "samples": [_case_json(each, question.signature) for each in question.samples],
        "hidden": [_case_json(each, question.signature) for each in question.hidden],
        "starters": {key.value: text for key, text in question.starters.items()},
    }


def _signature_json(signature: Signature) -> Json:
    fields: dict[str, Json] = {"name": signature.name, "params": _params_json(signature.params)}
    if not signature.is_class:
        return {"kind": "function", **fields, "returns": str(signature.returns)}
    methods: list[Json] = [
        {"name": each.name, "params": _params_json(each.params), "returns": str(each.returns)}
        for each in signature.methods
    ]
    return {"kind": "class", **fields, "methods": methods}


def _params_json(params: Sequence[Param]) -> Json:
    return [{"name": each.name, "type": str(each.type)} for each in params]


def _constraint_json(constraint: Constraint) -> Json:
    rule = None if constraint.rule is None else constraint.rule.value
    fields: dict[str, Json] = {
        "path": constraint.path,
        "len": _pair_json(constraint.length),
        "range": _pair_json(constraint.range),
        "expr": constraint.expr,
        "rule": rule,
        "matches": constraint.matches,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _pair_json(pair: tuple[float, float] | None) -> Json:
    return None if pair is None else list(pair)


def checker_json(checker: Checker) -> dict[str, Json]:
    """The checker as `read_checker` takes it."""
    match checker:
        case Exact():
            return {"kind": "exact"}
        case Unordered():
            return {"kind": "unordered"}
        case UnorderedDeep():
            return {"kind": "unordered_deep"}
        case Close(abs=absolute, rel=relative):
            return {"kind": "float", "abs": absolute, "rel": relative}
        case InPlace(param, prefix, any_order):
            return {"kind": "in_place", "param": param, "prefix": prefix, "any_order": any_order}
        case Calls():
            return {"kind": "calls"}
        case AnyOf(source):
            return {"kind": "any_of", "source": source}


def _clarification_json(each: Clarification) -> Json:
    fields: dict[str, Json] = {"id": each.id, "ask": list(each.ask), "answer": each.answer}
    return fields if each.credit is None else fields | {"credit": each.credit.value}


def _hint_json(each: Hint) -> Json:
    when = [moment.value for moment in each.when]
    return {"level": each.level, "cost": each.cost, "text": each.text, "when": when}


def _milestone_json(each: Milestone) -> Json:
    return {
        "id": each.id,
        "say": list(each.say),
        "code": list(each.code),
        "tests": list(each.tests),
    }


def _pitfall_json(each: Pitfall) -> Json:
    return {
        "id": each.id,
        "solution": each.solution,
        "caught_by": list(each.caught_by),
        "probe": each.probe,
    }


def _followup_json(each: Followup) -> Json:
    return {"id": each.id, "when": each.when, "text": each.text, "good": list(each.good)}


def _case_json(case: Case, signature: Signature) -> Json:
    fields: dict[str, Json] = {
        "id": case.id,
        args_key(signature): list(case.args),
        "expect": case.expect,
    }
    return fields if case.explain is None else fields | {"explain": case.explain}
