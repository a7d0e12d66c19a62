"""What the candidate may see of a question."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pydantic import JsonValue, TypeAdapter

from apps.api.wire.views import (
    CheckerView,
    CloseCheckerView,
    InPlaceCheckerView,
    MethodView,
    ParameterView,
    PlainCheckerView,
    QuestionView,
    SampleView,
)
from question_bank.schema import (
    AnyOf,
    Calls,
    Case,
    Checker,
    Close,
    Exact,
    InPlace,
    Method,
    Param,
    Question,
    Unordered,
    UnorderedDeep,
)

_JSON: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)


def question_view(question_id: UUID, question: Question) -> QuestionView:
    """A question without hidden tests, hints, clarifications, pitfalls and solutions."""
    signature = question.signature
    return QuestionView(
        id=str(question_id),
        slug=question.slug,
        version=question.version,
        title=question.title,
        difficulty=question.difficulty.value,
        topics=list(question.topics),
        statement=question.statement,
        kind="class" if signature.is_class else "function",
        entry=signature.name,
        params=_parameters(signature.params),
        returns=str(signature.returns),
        methods=[_method(method) for method in signature.methods],
        samples=[_sample(case) for case in question.samples],
        hidden_total=len(question.hidden),
        starters=dict(question.starters),
        checker=_checker(question.checker),
        hints_total=len(question.hints),
    )


def _sample(case: Case) -> SampleView:
    return SampleView(
        name=case.id,
        args=[_JSON.validate_python(arg) for arg in case.args],
        expected=_JSON.validate_python(case.expect),
        explain=case.explain,
    )


def _parameters(params: Sequence[Param]) -> list[ParameterView]:
    return [ParameterView(name=param.name, type=str(param.type)) for param in params]


def _method(method: Method) -> MethodView:
    return MethodView(
        name=method.name, params=_parameters(method.params), returns=str(method.returns)
    )


def _checker(checker: Checker) -> CheckerView:
    match checker:
        case Exact():
            return PlainCheckerView(kind="exact")
        case Unordered():
            return PlainCheckerView(kind="unordered")
        case UnorderedDeep():
            return PlainCheckerView(kind="unordered_deep")
        case Calls():
            return PlainCheckerView(kind="calls")
        case AnyOf():
            return PlainCheckerView(kind="any_of")
        case Close(abs=absolute, rel=relative):
            return CloseCheckerView(abs_tolerance=absolute, rel_tolerance=relative)
        case InPlace(param, prefix, any_order):
            return InPlaceCheckerView(param=param, prefix=prefix, any_order=any_order)
