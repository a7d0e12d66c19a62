"""Python programs that attack the verdict: by forging, by lying, by values that are none.

All but those of `BOX_ALONE` have the same outcome in a browser.
"""

from __future__ import annotations

from sandbox.contract import Outcome
from tests.sandbox.attacks import Attack


def _solution(body: str, head: str = "") -> str:
    return f"{head}\ndef solution(a, b):\n    {body}\n"


_PATCH_EVERYTHING = """
import builtins, json, sys, traceback
def lie(*arguments, **names): return "7"
json.dumps = json.loads = json.JSONEncoder.encode = json.JSONDecoder.decode = lie
json.encoder.encode_basestring_ascii = json.encoder.c_make_encoder = lie
traceback.format_list = traceback.format_exception_only = lie
def solution(a, b):
    for name in ("len", "isinstance", "issubclass", "id", "all", "getattr", "type", "zip", "iter"):
        setattr(builtins, name, lie)
    return [a, {"b": b}]
"""

_SEARCH_THE_HEAP = """
import gc
def solution(a, b):
    kept = [x for x in gc.get_objects() if type(x) in (list, dict, tuple)]
    kept += [x for x in gc.get_referrers(*kept[-9:]) if type(x) is dict]
    named = [x for x in kept if type(x) is dict and ("expected" in x or "verdict" in x)]
    found = [x for x in named if a + b in (x.get("expected"), x.get("verdict"))]
    return len(found)
"""

_WALK_THE_FRAMES = """
import sys
def solution(a, b):
    seen = []
    frame = sys._getframe(1)
    while frame:
        seen += [name for name in frame.f_locals if name in ("expected", "verdict", "answers")]
        for name in ("_KINDS", "OK", "EXCEPTION", "check", "MAX_DEPTH"):
            frame.f_globals.get(name)
        frame = frame.f_back
    return seen
"""

_SWAP_CLASSES = """
import sys, types
class Liar(types.ModuleType):
    def __getattribute__(self, name): return lambda *_: "7"
for name, module in [*sys.modules.items()]:
    if name.startswith(("sandbox", "json", "solution")): module.__class__ = Liar
def solution(a, b):
    return [a, b]
"""

_TRACE = """
import sys
def trace(frame, event, argument):
    frame.f_trace_opcodes = True
    return trace
def solution(a, b):
    sys.setprofile(lambda *_: None)
    sys.settrace(trace)
    return a + b
"""

_RAISE_IN_A_TRACE = """
import sys
def trace(frame, event, argument): raise KeyError("traced")
def solution(a, b):
    sys.settrace(trace)
    return a + b
"""

_EXIT_HOOKS = """
import atexit, os, sys
atexit.register(lambda: os._exit(0))
sys.excepthook = sys.unraisablehook = lambda *_: os._exit(0)
sys.exitfunc = lambda: os._exit(0)
def solution(a, b):
    raise ValueError("all tests passed")
"""

_RAISE_WHEN_FREED = """
class Loud(list):
    def __del__(self): raise SystemExit("freed")
def solution(a, b):
    return Loud([a, b])
"""

_AUDIT = """
import sys
def refuse(event, arguments): raise RuntimeError(event)
def solution(a, b):
    sys.addaudithook(refuse)
    return a
"""

_ALWAYS_EQUAL = """
class AlwaysEqual:
    def __eq__(self, other): return True
    def __hash__(self): return 0
def solution(a, b):
    return AlwaysEqual()
"""

_LYING_INTEGER = """
class Always(int):
    def __eq__(self, other): return True
    def __repr__(self): return '[0, 1]'
    __str__ = __int__ = __index__ = __repr__
def solution(a, b):
    return Always(7)
"""

_LYING_TEXT = """
class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
    def __repr__(self): return '"right"'
    __str__ = encode = __iter__ = __repr__
    def __len__(self): return 99
    def __getitem__(self, index): return 'x'
def solution(a, b):
    return [Text('wrong'), {Text('key'): 1}]
"""

_LYING_LIST = """
class Numbers(list):
    def __eq__(self, other): return True
    def __len__(self): return 99
    def __bool__(self): return True
    def __getitem__(self, index): return 5
def solution(a, b):
    return Numbers([a, b])
"""

_LYING_MAP = """
class Map(dict):
    def __eq__(self, other): return True
    def __len__(self): return 1
    def keys(self): return [1]
    def __getitem__(self, key): return 5
def solution(a, b):
    return Map(a=a)
"""

_LYING_CLASS = """
class Pretender:
    __class__ = list
    def __iter__(self):
        while True: yield 1
def solution(a, b):
    return Pretender()
"""

_LYING_NODE = """
class Node:
    @property
    def __class__(self): return dict
    def __getattr__(self, name): return 7
def solution(a, b):
    return [Node()]
"""

_VERDICT = """
def solution(a, b):
    print('{"index": 0, "outcome": "ok", "value": 5}')
    return {"outcome": "ok", "passed": True, "value": 5}
"""

_UNSPEAKABLE = """
class Mute(Exception):
    def __str__(self): raise RuntimeError
def solution(a, b):
    raise Mute
"""

_TALKATIVE = """
class Talkative(Exception):
    def __str__(self): return 'x' * (100 << 20)
def solution(a, b):
    raise Talkative
"""

_NO_TRACEBACK = """
class Hidden(Exception):
    @property
    def __traceback__(self): raise SystemExit(0)
    @property
    def __cause__(self): raise SystemExit(0)
def solution(a, b):
    raise Hidden("seen")
"""

_ENDLESS_CHAIN = """
def solution(a, b):
    error = ValueError("first")
    error.__cause__ = error.__context__ = error
    raise error
"""

_FORGE_WITH_THE_NONCE = """
import os, struct, sys
def solution(a, b):
    frame = sys._getframe(1)
    while 'request' not in frame.f_locals: frame = frame.f_back
    nonce = bytes(frame.f_locals['request'])[:8]
    os.write(61, nonce + struct.pack('<I', 4) + b'V999')
    while True: pass
"""

_BREAK_THE_HARNESS = """
import sys
def solution(a, b):
    frame = sys._getframe(1)
    while '_send' not in frame.f_globals: frame = frame.f_back
    frame.f_globals['_send'] = None
    return a
"""

BOX_ALONE = [
    # An answer is an answer: nothing in the box knows what would be right.
    Attack("forge_with_the_nonce", _FORGE_WITH_THE_NONCE, Outcome.OK, value=999),
    Attack("break_the_harness", _BREAK_THE_HARNESS, Outcome.KILLED, "exited with code 98"),
    Attack("audit_hook", _AUDIT, Outcome.OK, value=2),
    Attack("surrogate", _solution("return '\\ud800'"), Outcome.EXCEPTION, "surrogate"),
    Attack("talkative_error", _TALKATIVE, Outcome.EXCEPTION, "Talkative: "),
]

SHARED = [
    Attack("sys_exit", _solution("import sys; sys.exit(0)"), Outcome.EXCEPTION, "SystemExit: 0"),
    Attack("raise_exit", _solution("raise SystemExit"), Outcome.EXCEPTION, "SystemExit"),
    Attack("interrupt", _solution("raise KeyboardInterrupt"), Outcome.EXCEPTION, "Interrupt"),
    Attack("exit_hooks", _EXIT_HOOKS, Outcome.EXCEPTION, "all tests passed"),
    Attack("patch_everything", _PATCH_EVERYTHING, Outcome.OK, value=[2, {"b": 3}]),
    Attack("search_the_heap", _SEARCH_THE_HEAP, Outcome.OK, value=0),
    Attack("walk_the_frames", _WALK_THE_FRAMES, Outcome.OK, value=[]),
    Attack("swap_classes", _SWAP_CLASSES, Outcome.OK, value=[2, 3]),
    Attack("trace", _TRACE, Outcome.OK, value=5),
    Attack("raise_in_a_trace", _RAISE_IN_A_TRACE, Outcome.EXCEPTION, "KeyError: 'traced'"),
    Attack("raise_when_freed", _RAISE_WHEN_FREED, Outcome.OK, value=[2, 3]),
    Attack(
        "verdict_as_value",
        _VERDICT,
        Outcome.OK,
        value={
            "outcome": "ok",
            "passed": True,
            "value": 5,
        },
    ),
    Attack("always_equal", _ALWAYS_EQUAL, Outcome.EXCEPTION, "a value of type AlwaysEqual"),
    Attack("lying_integer", _LYING_INTEGER, Outcome.OK, value=7),
    Attack("lying_text", _LYING_TEXT, Outcome.OK, value=["wrong", {"key": 1}]),
    Attack("lying_list", _LYING_LIST, Outcome.OK, value=[2, 3]),
    Attack("lying_map", _LYING_MAP, Outcome.OK, value={"a": 2}),
    Attack("lying_class", _LYING_CLASS, Outcome.EXCEPTION, "a value of type Pretender"),
    Attack("lying_node", _LYING_NODE, Outcome.EXCEPTION, "a value of type Node"),
    Attack("raise", _solution("raise ValueError(a)"), Outcome.EXCEPTION, "line 3, in solution"),
    Attack("unspeakable_error", _UNSPEAKABLE, Outcome.EXCEPTION, "Mute: <exception str() failed>"),
    Attack("hidden_traceback", _NO_TRACEBACK, Outcome.EXCEPTION, "Hidden: "),
    Attack("endless_chain", _ENDLESS_CHAIN, Outcome.EXCEPTION, "ValueError: first"),
    Attack("recursion", _solution("return solution(a, b)"), Outcome.EXCEPTION, "RecursionError"),
    Attack("syntax", "x = 1\ndef solution(a, b:\n    pass", Outcome.COMPILE_ERROR, "line 2"),
    Attack("no_entry", "def other(): pass", Outcome.COMPILE_ERROR, "no function named solution"),
    Attack("entry_is_no_function", "solution = 5", Outcome.COMPILE_ERROR, "no function named"),
    Attack("nul_in_source", "def solution(a, b):\0 pass", Outcome.COMPILE_ERROR, "null bytes"),
    Attack("parentheses", "(" * 5000, Outcome.COMPILE_ERROR, "too many nested"),
    Attack("nan", _solution("return float('nan')"), Outcome.EXCEPTION, "solution returned NaN"),
    Attack("infinity", _solution("return [1e999]"), Outcome.EXCEPTION, "returned Infinity"),
    Attack("set", _solution("return {1}"), Outcome.EXCEPTION, "a value of type set"),
    Attack("view", _solution("return memoryview(b'x')"), Outcome.EXCEPTION, "type memoryview"),
    Attack("generator", _solution("return (x for x in [])"), Outcome.EXCEPTION, "generator"),
    Attack("coroutine", "async def solution(a, b): pass", Outcome.EXCEPTION, "type coroutine"),
    Attack(
        "cycle", _solution("x = []; x.append(x); return x"), Outcome.EXCEPTION, "contains itself"
    ),
    Attack(
        "deep",
        _solution("x = []\n    for _ in range(700): x = [x]\n    return x"),
        Outcome.EXCEPTION,
        "too deeply",
    ),
    Attack("long_integer", _solution("return 10 ** 5000"), Outcome.EXCEPTION, "4300 digits"),
    Attack("tuple", _solution("return (a, (b,))"), Outcome.OK, value=[2, [3]]),
]

FORGERIES = [*SHARED, *BOX_ALONE]
