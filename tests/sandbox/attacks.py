"""Programs that attack the sandbox, each with its exact outcome and what the answer must say."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.contract import Json, Language, Limits, Outcome
from tests.sandbox.runner_process import QUICK

PATIENT = Limits(wall_ms=10_000, cpu_ms=10_000, memory_bytes=128 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Attack:
    """`says` is part of the error text; `value` is what an attack that is let live returns."""

    name: str
    source: str
    outcome: Outcome
    says: str = ""
    value: Json = None
    language: Language = Language.PYTHON

    @property
    def limits(self) -> Limits:
        """Only an attack on time has to be quick; the others must not race the clock."""
        return QUICK if self.outcome is Outcome.TIME_LIMIT else PATIENT


def _javascript(body: str) -> str:
    return f"function solution(a, b) {{\n  {body}\n}}\n"


_JAVASCRIPT = [
    Attack("spin", _javascript("for (;;);"), Outcome.TIME_LIMIT, "longer"),
    Attack(
        "sleep",
        _javascript("return new Promise((done) => setTimeout(done, 9000));"),
        Outcome.TIME_LIMIT,
    ),
    Attack(
        "heap",
        _javascript("const x = []; for (;;) x.push(new Array(1000).fill(1.5));"),
        Outcome.MEMORY_LIMIT,
        "memory",
    ),
    Attack(
        "buffers",
        _javascript("const x = []; for (;;) x.push(Buffer.alloc(1e6, 1));"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack("flood", _javascript("for (;;) console.log('x'.repeat(99));"), Outcome.OUTPUT_LIMIT),
    Attack("huge_return", _javascript("return 'x'.repeat(3e6);"), Outcome.OUTPUT_LIMIT),
    Attack(
        "subprocess",
        _javascript("return require('child_process').spawnSync('/bin/sh').error.code;"),
        Outcome.OK,
        value="EPERM",
    ),
    Attack("exit", _javascript("process.exit(0);"), Outcome.KILLED, "exited with code 0"),
    Attack("suicide", _javascript("process.kill(process.pid, 9);for(;;);"), Outcome.KILLED, "KILL"),
    Attack("kill_pid_1", _javascript("process.kill(1, 9);"), Outcome.EXCEPTION, "kill EPERM"),
    Attack(
        "forge",
        _javascript("require('fs').writeSync(61, 'forged frame, longer than a head');"),
        Outcome.PROTOCOL_VIOLATION,
        "channel",
    ),
    Attack("close", _javascript("require('fs').closeSync(61);"), Outcome.PROTOCOL_VIOLATION),
    Attack("throw", _javascript("throw new TypeError('no');"), Outcome.EXCEPTION, "solution.js:2:"),
    Attack("throw_text", _javascript("throw 'no';"), Outcome.EXCEPTION, "Uncaught no"),
    Attack(
        "late_throw",
        _javascript("return new Promise(() => setTimeout(() => { throw new Error('late'); }));"),
        Outcome.EXCEPTION,
        "late",
    ),
    Attack(
        "never_settles",
        _javascript("return new Promise(() => {});"),
        Outcome.EXCEPTION,
        "never settles",
    ),
    Attack("recursion", _javascript("return solution(a, b);"), Outcome.EXCEPTION, "RangeError"),
    Attack("syntax", "\n\nfunction solution(a {", Outcome.COMPILE_ERROR, "solution.js:3"),
    Attack("unfinished", "function solution(a) {\n", Outcome.COMPILE_ERROR, "end of input"),
    Attack("module_syntax", "export function solution(a {", Outcome.COMPILE_ERROR, "solution.js:1"),
    Attack("no_entry", "const other = 1;", Outcome.COMPILE_ERROR, "no function named solution"),
    Attack(
        "network",
        _javascript(
            "return new Promise((_, no) => require('net').connect(80, '1.1.1.1').on('error', no));"
        ),
        Outcome.EXCEPTION,
        "EPERM",
    ),
    Attack("environment", _javascript("return Object.keys(process.env);"), Outcome.OK, value=[]),
    Attack(
        "write_file",
        _javascript("require('fs').writeFileSync('/tmp/x', '');"),
        Outcome.EXCEPTION,
        "EACCES",
    ),
    Attack(
        "others_memory",
        """
        const fs = require('fs');
        function solution() {
          const others = fs.readdirSync('/proc').filter((n) => +n && +n !== process.pid);
          return others.filter((n) => {
            try { return fs.openSync(`/proc/${n}/mem`, 'r'); } catch { return false; }
          });
        }
        """,
        Outcome.OK,
        value=[],
    ),
    Attack("nan", _javascript("return [NaN];"), Outcome.EXCEPTION, "solution returned NaN"),
    Attack("map", _javascript("return new Map();"), Outcome.EXCEPTION, "a value of type Map"),
    Attack("bigint", _javascript("return 1n;"), Outcome.EXCEPTION, "a value of type bigint"),
    Attack(
        "cycle",
        _javascript("const x = []; x[0] = x; return x;"),
        Outcome.EXCEPTION,
        "contains itself",
    ),
    Attack("surrogate", _javascript("return '\\ud800';"), Outcome.EXCEPTION, "surrogate"),
    Attack("undefined", _javascript("return [undefined, 1];"), Outcome.OK, value=[None, 1]),
    Attack("nothing", _javascript(""), Outcome.OK, value=None),
    Attack(
        "patched_json",
        "JSON.stringify = () => '7'; Array.isArray = () => false;\n" + _javascript("return [a];"),
        Outcome.OK,
        value=[2],
    ),
]
JAVASCRIPT = [
    Attack(a.name, a.source, a.outcome, a.says, a.value, Language.JAVASCRIPT) for a in _JAVASCRIPT
]
