"""JavaScript programs that attack with the language alone: a box as well as the browser."""

from __future__ import annotations

from sandbox.contract import Json, Language, Outcome
from tests.sandbox.attacks import Attack

TIME = Outcome.TIME_LIMIT
MEMORY = Outcome.MEMORY_LIMIT
OUTPUT = Outcome.OUTPUT_LIMIT
EXCEPTION = Outcome.EXCEPTION
COMPILE = Outcome.COMPILE_ERROR
KILLED = Outcome.KILLED
VIOLATION = Outcome.PROTOCOL_VIOLATION
OK = Outcome.OK


def attack(name: str, outcome: Outcome, source: str, says: str = "", value: Json = None) -> Attack:
    return Attack(name, source, outcome, says, value, Language.JAVASCRIPT)


def body(name: str, outcome: Outcome, body: str, says: str = "", value: Json = None) -> Attack:
    return attack(name, outcome, f"function solution(a, b) {{\n  {body}\n}}\n", says, value)


def _patched(name: str, patch: str) -> Attack:
    """A program that breaks what the harness might use, and still gets its right value."""
    return attack(
        name,
        OK,
        f"{patch}\nfunction solution(a, b) {{ return [a, {{ b }}]; }}\n",
        "",
        [2, {"b": 3}],
    )


_TIME = [
    body("spin", TIME, "for (;;);", "longer"),
    attack("spin_at_load", TIME, "for (;;);\nfunction solution() {}"),
    body("sleep", TIME, "return new Promise((done) => setTimeout(done, 99000));"),
    body("catch_all", TIME, "for (;;) try { for (;;); } catch {} finally { continue; }"),
    body("microtasks", TIME, "return (async () => { for (;;) await null; })();"),
    body("promise_chain", TIME, "const on = () => Promise.resolve().then(on);\n  return on();"),
    body(
        "queued_microtasks",
        OK,
        "const on = () => queueMicrotask(on);\n  on(); return a;",
        value=2,
    ),
    body("regex", TIME, "return /^(a+)+$/.test('a'.repeat(40) + 'b');"),
    body("big_power", TIME, "return String(7n ** 100000000n).length;"),
    body("endless_comparator", TIME, "return [1, 2].sort(() => { for (;;); });"),
    body("endless_getter", TIME, "return { get x() { for (;;); } };"),
    body("endless_thenable", TIME, "const t = { then: (done) => done(t) };\n  return t;"),
    body("endless_proxy_trap", TIME, "return new Proxy({}, { ownKeys() { for (;;); } });"),
    body("endless_generator", TIME, "return [...(function* () { for (;;) yield* []; })()];"),
]

_MEMORY = [
    body("string", MEMORY, "let s = 'ab'; for (;;) s += s;"),
    body("repeated_string", MEMORY, "return 'x'.repeat(2 ** 30).length;"),
    body("endless_recursion", EXCEPTION, "return solution(a, b);", "RangeError: Maximum call"),
    body(
        "recursion_by_to_string",
        EXCEPTION,
        "const x = { toString: () => `${x}` };\n  return `${x}`;",
        "RangeError",
    ),
    body("huge_array", EXCEPTION, "return new Array(2 ** 32);", "Invalid array length"),
    body("huge_big_int", EXCEPTION, "return 2n ** (2n ** 40n);", "BigInt"),
]

_OUTPUT = [
    body("flood", OUTPUT, "for (;;) console.log('x'.repeat(99));"),
    body("flood_of_errors", OUTPUT, "for (;;) console.error('x'.repeat(99));"),
    body("one_long_line", OUTPUT, "console.log('x'.repeat(2 ** 22)); for (;;);"),
    body("huge_return", OUTPUT, "return 'x'.repeat(3e6);"),
    body(
        "value_of_many_paths",
        OUTPUT,
        "let x = [1];\n  for (let i = 0; i < 60; i++) x = [x, x];\n  return x;",
    ),
    body(
        "endless_list",
        OUTPUT,
        "return new Proxy([], { get: (_, k) => (k === 'length' ? 1e15 : 1) });",
    ),
    body(
        "many_keys",
        OUTPUT,
        "return new Proxy({}, { ownKeys: () => Array.from({ length: 3e5 }, (_, i) => "
        "`${i}`), getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, "
        "configurable: true }), get: () => 12345 });",
    ),
]

_PATCHES = [
    _patched("patched_json", "JSON.stringify = () => '7'; JSON.parse = () => [7, 7];"),
    _patched(
        "patched_to_json",
        "for (const p of [Object, Array, Number, String]) p.prototype.toJSON = () => 7;",
    ),
    _patched(
        "patched_object",
        "Object.keys = () => ['x']; Object.getPrototypeOf = () => null; Object.create = () => 7;",
    ),
    _patched("patched_reflect", "Reflect.apply = Reflect.construct = Reflect.get = () => 7;"),
    _patched(
        "patched_array",
        "for (const k of ['push', 'pop', 'map', 'join', 'concat', 'slice', 'forEach', "
        "'filter']) Array.prototype[k] = () => 7;\nArray.isArray = () => false;",
    ),
    _patched(
        "patched_iterators",
        "Array.prototype[Symbol.iterator] = function* () { for (;;) yield 7; };",
    ),
    _patched(
        "patched_string",
        "for (const k of ['slice', 'split', 'replace', 'includes', 'startsWith']) "
        "String.prototype[k] = () => '7';",
    ),
    _patched(
        "patched_number",
        "Number.isFinite = () => false; Number.prototype.toString = () => '7'; isFinite = () "
        "=> false;",
    ),
    _patched(
        "patched_function",
        "for (const k of ['call', 'apply', 'bind', 'toString']) Function.prototype[k] = () "
        "=> 7;\nFunction.prototype.call = null;",
    ),
    _patched(
        "patched_maps",
        "for (const k of ['get', 'set', 'has', 'forEach']) Map.prototype[k] = () => "
        "7;\nSet.prototype.has = () => true;",
    ),
    _patched(
        "patched_promise",
        "Promise.prototype.then = (ok) => ok(7); Promise.prototype.finally = "
        "null;\nPromise.resolve = () => 7; Promise = null;",
    ),
    _patched(
        "patched_promise_constructor",
        "Object.defineProperty(Promise.prototype, 'constructor', { get: () => class {} });",
    ),
    _patched(
        "patched_errors",
        "Error.prepareStackTrace = () => { throw 7; }; Error.captureStackTrace = null; Error "
        "= null;",
    ),
    _patched(
        "patched_regex", "RegExp.prototype.exec = () => null; RegExp.prototype.test = () => true;"
    ),
    _patched(
        "patched_symbols",
        "Object.defineProperty(Object.prototype, Symbol.toPrimitive, { value: () => 7 "
        "});\nObject.prototype[Symbol.toStringTag] = 'x';",
    ),
    _patched(
        "polluted_prototype",
        "for (const k of ['kind', 'body', 'value', 'entry', 'signature', 'methods', 'error', "
        "'file', 'counter', 'limit']) Object.prototype[k] = 7;",
    ),
    _patched(
        "polluted_by_setters",
        "for (const k of ['kind', 'body', '0', '1', 'text']) "
        "Object.defineProperty(Object.prototype, k, { get: () => 7, set() { throw 7; }, "
        "configurable: true });",
    ),
    _patched(
        "frozen_prototypes",
        "for (const x of [Object, Array, Map, Promise, Function]) Object.freeze(x.prototype);",
    ),
    _patched(
        "globals_deleted",
        "for (const k of ['JSON', 'Promise', 'Map', 'Object', 'Reflect', 'Array', "
        "'ListNode']) delete globalThis[k];",
    ),
    _patched(
        "clocks_patched", "Date.now = () => 0; performance.now = () => -1; setTimeout = () => {};"
    ),
    _patched("interval_left_behind", "setInterval(() => { throw new Error('late'); }, 0);"),
]

_RESULTS = [
    body("nan", EXCEPTION, "return [NaN];", "solution returned NaN"),
    body("infinity", EXCEPTION, "return { x: -1 / 0 };", "solution returned -Infinity"),
    body("map", EXCEPTION, "return new Map();", "a value of type Map"),
    body("set", EXCEPTION, "return new Set();", "a value of type Set"),
    body("date", EXCEPTION, "return new Date();", "a value of type Date"),
    body("bigint", EXCEPTION, "return 1n;", "a value of type bigint"),
    body("symbol", EXCEPTION, "return Symbol('x');", "a value of type symbol"),
    body("function", EXCEPTION, "return solution;", "a value of type function"),
    body("generator", EXCEPTION, "return (function* () {})();", "a value of type"),
    body(
        "always_equal",
        EXCEPTION,
        "return { valueOf: () => 5, toString: () => '5' };",
        "a value of type function",
    ),
    body(
        "lying_class",
        EXCEPTION,
        "return new (class Five { valueOf() { return 5; } toJSON() { return 5; } })();",
        "a value of type Five",
    ),
    body(
        "lying_name",
        EXCEPTION,
        "const x = new Map(); x.constructor = { name: 'Array' };\n  return x;",
        "a value of type object",
    ),
    body("cycle", EXCEPTION, "const x = []; x[0] = x; return x;", "contains itself"),
    body(
        "cycle_through_objects",
        EXCEPTION,
        "const x = {}; x.y = [{ x }]; return x;",
        "contains itself",
    ),
    body(
        "deep",
        EXCEPTION,
        "let x = [];\n  for (let i = 0; i < 1e5; i++) x = [x];\n  return x;",
        "nested too deeply",
    ),
    body(
        "revoked_proxy",
        EXCEPTION,
        "const { proxy, revoke } = Proxy.revocable([], {});\n  revoke(); return [proxy];",
        "TypeError",
    ),
    body(
        "throwing_getter",
        EXCEPTION,
        "return { get x() { throw new Error('trap'); } };",
        "Error: trap",
    ),
    body(
        "throwing_then",
        EXCEPTION,
        "return { get then() { throw new Error('trap'); } };",
        "Error: trap",
    ),
    body("resolves_twice", OK, "return { then(done) { done(1); done(2); throw 3; } };", value=1),
    body(
        "getter_as_item", OK, "return Object.defineProperty([], '0', { get: () => 7 });", value=[7]
    ),
    body("undefined", OK, "return [undefined, , 1];", value=[None, None, 1]),
    body("nothing", OK, "", value=None),
    body("minus_zero", OK, "return [-0];", value=[0]),
    body(
        "callers",
        OK,
        "try { return [solution.caller, solution.arguments.length]; } catch { return [null, 2]; }",
        value=[None, 2],
    ),
]

_THROWN = [
    body("throw", EXCEPTION, "throw new TypeError('no');", "solution.js:2:"),
    body("throw_text", EXCEPTION, "throw 'no';", "Uncaught no"),
    body("throw_nothing", EXCEPTION, "throw undefined;", "Uncaught undefined"),
    body("throw_object_without_prototype", EXCEPTION, "throw Object.create(null);"),
    body(
        "throw_hostile_text",
        EXCEPTION,
        "throw { toString() { throw 1; }, get message() { throw 2; } };",
    ),
    body("throw_proxy", EXCEPTION, "throw new Proxy(new Error('x'), { get() { throw 1; } });"),
    body(
        "hostile_stack",
        EXCEPTION,
        "throw Object.defineProperty(new Error('x'), 'stack', { get() { throw 1; } });",
    ),
    body(
        "stack_as_object",
        EXCEPTION,
        "const e = new Error('x'); e.stack = { split: () => [7] }; throw e;",
    ),
    body("long_message", EXCEPTION, "throw new Error('x'.repeat(2 ** 24));", "xxx"),
    body("reject", EXCEPTION, "return Promise.reject(new Error('refused'));", "refused"),
    body(
        "late_throw",
        EXCEPTION,
        "return new Promise(() => setTimeout(() => { throw new Error('late'); }));",
        "late",
    ),
    body(
        "microtask_throw",
        EXCEPTION,
        "queueMicrotask(() => { throw new Error('late'); });\n  return new Promise(() => "
        "setTimeout(() => {}, 99));",
        "late",
    ),
    body(
        "stray_rejection",
        EXCEPTION,
        "Promise.reject(new Error('stray'));\n  return new Promise((done) => "
        "setTimeout(done, 99));",
        "stray",
    ),
    attack(
        "throw_at_load", EXCEPTION, "throw new Error('early');\nfunction solution() {}", "early"
    ),
]

_SOURCES = [
    attack("syntax", COMPILE, "\n\nfunction solution(a {", "solution.js:3"),
    attack("unfinished", COMPILE, "function solution(a) {\n", "end of input"),
    attack("module_syntax", COMPILE, "export function solution(a {", "solution.js:1"),
    attack("no_entry", COMPILE, "const other = 1;", "no function named solution"),
    attack("entry_is_no_function", COMPILE, "const solution = 1;", "no function named solution"),
    attack(
        "closing_the_wrapper",
        COMPILE,
        "}\n(() => { throw 1; })();\nfunction x() {",
        "solution.js:1",
    ),
    attack("declared_twice", COMPILE, "let x = 1;\nlet x = 2;", "solution.js:2"),
    attack("empty", COMPILE, "", "no function named solution"),
]

LANGUAGE = [
    *_TIME,
    *_MEMORY,
    *_OUTPUT,
    *_PATCHES,
    *_RESULTS,
    *_THROWN,
    *_SOURCES,
]
