"""What attacks JavaScript, as TypeScript; and programs that attack the compiler."""

from __future__ import annotations

from dataclasses import replace

from sandbox.contract import Json, Language, Outcome
from tests.sandbox.attacks import Attack
from tests.sandbox.attacks_javascript import LANGUAGE
from tests.sandbox.attacks_node import NODE

_OF_NODE = {"heap", "exit", "suicide", "forged_frame", "closed_results", "subprocess", "network"}


def _as_typescript(attack: Attack) -> Attack:
    compiles = attack.outcome is not Outcome.COMPILE_ERROR
    says = attack.says.replace("solution.js", "solution.ts") if compiles else "solution.ts"
    return replace(attack, language=Language.TYPESCRIPT, says=says)


def _attack(name: str, source: str, outcome: Outcome, says: str = "", value: Json = None) -> Attack:
    return Attack(name, source, outcome, says, value, Language.TYPESCRIPT)


_ADD = "\nfunction solution(a: number, b: number): number { return a + b; }\n"
_COMPILER = [
    _attack("parentheses", "(" * 50_000, Outcome.COMPILE_ERROR, "nested too deeply"),
    _attack(
        "deep_type",
        f"type T = {'Array<' * 20_000}number{'>' * 20_000};{_ADD}",
        Outcome.COMPILE_ERROR,
        "nested too deeply",
    ),
    _attack(
        "endless_type",
        f"type T<N extends number[]> = T<[...N, 1]>;\nlet t: T<[]>;{_ADD}",
        Outcome.OK,
        value=5,
    ),
    _attack(
        "file_by_reference", f'/// <reference path="/etc/shadow" />{_ADD}', Outcome.OK, value=5
    ),
    _attack(
        "file_by_import",
        f"import shadow from '/etc/shadow';\nexport const x = shadow;{_ADD}export {{ solution }};",
        Outcome.EXCEPTION,
        "EACCES",
    ),
    _attack(
        "options_in_comments",
        f"// @ts-nocheck\n/** @jsx alert @jsxRuntime automatic */\n// @target: ES3{_ADD}",
        Outcome.OK,
        value=5,
    ),
    _attack(
        "forged_source_map",
        "//# sourceMappingURL=data:application/json,{}\n"
        "function solution(): void { throw new Error('no'); }\n"
        "//# sourceMappingURL=/etc/passwd",
        Outcome.EXCEPTION,
        "solution.ts:2:35",
    ),
    _attack("nul_in_source", f"let x = 1;\0{_ADD}", Outcome.COMPILE_ERROR, "TS1127"),
    _attack("byte_order_mark", f"\ufeff{_ADD}", Outcome.OK, value=5),
    _attack("many_errors", "let = = ;\n" * 5000, Outcome.COMPILE_ERROR, "solution.ts:1:"),
    _attack(
        "compilers_own_names",
        f"var ts = 1, exports = 2, __filename = 3;{_ADD}",
        Outcome.OK,
        value=5,
    ),
]

TYPESCRIPT = [
    *map(_as_typescript, LANGUAGE),
    *(_as_typescript(attack) for attack in NODE if attack.name in _OF_NODE),
    *_COMPILER,
]
