"""What ordinary Python programs get, in the real sandbox."""

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Json, Language, Limits, Outcome
from tests.sandbox.runner_process import collect, request

pytestmark = pytest.mark.anyio

PYTHON = Language.PYTHON


async def test_values_of_every_json_kind_come_back(sandbox: Sandbox) -> None:
    source = "def solution(x):\n    return x\n"
    values: list[Json] = [None, True, 0, -(2**70), 1.5, "é\n", [1, [2]], {"a": {"b": []}}]
    results = await collect(sandbox, request(PYTHON, source, *[(value,) for value in values]))
    assert [result.value for result in results] == values
    assert [result.index for result in results] == list(range(len(values)))


async def test_prints_belong_to_their_call(sandbox: Sandbox) -> None:
    source = "import sys\ndef solution(x):\n    print('see', x)\n    print(x, file=sys.stderr)\n"
    results = await collect(sandbox, request(PYTHON, source, (1,), (2,)))
    assert [result.stdout for result in results] == ["see 1\n1\n", "see 2\n2\n"]


async def test_what_was_printed_before_a_time_limit_is_kept(sandbox: Sandbox) -> None:
    source = "def solution():\n    print('before')\n    while True: pass\n"
    (result,) = await collect(sandbox, request(PYTHON, source, ()))
    assert (result.outcome, result.stdout) == (Outcome.TIME_LIMIT, "before\n")


async def test_state_lasts_within_a_run_and_not_beyond(sandbox: Sandbox) -> None:
    source = "seen = []\ndef solution(x):\n    seen.append(x)\n    return seen\n"
    run = request(PYTHON, source, (1,), (2,))
    for _ in range(2):
        assert [result.value for result in await collect(sandbox, run)] == [[1], [1, 2]]


async def test_calls_go_on_after_one_that_was_killed(sandbox: Sandbox) -> None:
    source = "def solution(x):\n    while x: pass\n    return 'done'\n"
    results = await collect(sandbox, request(PYTHON, source, (0,), (1,), (0,)))
    assert [result.outcome for result in results] == [
        Outcome.OK,
        Outcome.TIME_LIMIT,
        Outcome.OK,
    ]


async def test_a_result_comes_as_soon_as_its_call_is_done(sandbox: Sandbox) -> None:
    source = "import time\ndef solution(x):\n    time.sleep(x)\n    return x\n"
    results = sandbox.run(request(PYTHON, source, (0,), (30,), limits=Limits(wall_ms=60_000)))
    assert (await anext(results)).value == 0
    await results.aclose()


async def test_a_traceback_holds_the_candidates_own_frames_and_lines(sandbox: Sandbox) -> None:
    source = "def half(x):\n    return 1 / x\n\ndef solution(x):\n    return half(x)\n"
    (result,) = await collect(sandbox, request(PYTHON, source, (0,)))
    assert result.error == (
        '  File "solution.py", line 5, in solution\n'
        "    return half(x)\n"
        '  File "solution.py", line 2, in half\n'
        "    return 1 / x\n"
        "           ~~^~~\n"
        "ZeroDivisionError: division by zero"
    )


async def test_the_usual_modules_and_annotated_dataclasses_work(sandbox: Sandbox) -> None:
    source = (
        "from __future__ import annotations\n"
        "from collections import deque\nfrom dataclasses import dataclass\nimport heapq\n"
        "@dataclass\nclass Node:\n    value: int\n    next: Node | None = None\n"
        "def solution(xs: list[int]) -> list[int]:\n"
        "    heapq.heapify(xs)\n    return [Node(heapq.heappop(xs)).value for _ in deque(xs)]\n"
    )
    (result,) = await collect(sandbox, request(PYTHON, source, ([3, 1, 2],)))
    assert result.value == [1, 2, 3]


async def test_measurements_are_those_of_the_call(sandbox: Sandbox) -> None:
    source = "def solution(n):\n    x = bytearray(n)\n    return len(x)\n"
    (result,) = await collect(sandbox, request(PYTHON, source, (64 << 20,), limits=Limits()))
    assert result.value == 64 << 20
    assert result.memory_bytes is not None
    assert 64 << 20 < result.memory_bytes < 128 << 20
    assert 0 < result.cpu_ms <= result.wall_ms * 1.5


async def test_cpu_time_is_limited_apart_from_wall_time(sandbox: Sandbox) -> None:
    source = "def solution():\n    while True: pass\n"
    limits = Limits(wall_ms=60_000, cpu_ms=200)
    (result,) = await collect(sandbox, request(PYTHON, source, (), limits=limits))
    assert result.outcome is Outcome.TIME_LIMIT
    assert result.wall_ms < 10_000


async def test_a_child_that_is_started_midway_does_not_hold_the_calls_to_come(
    sandbox: Sandbox,
) -> None:
    source = (
        "import gc, os, sys\n"
        "def solution(secret):\n"
        "    if secret == 'die': os._exit(1)\n"
        "    held, frame = [], sys._getframe(1)\n"
        "    while frame: held.append(repr(frame.f_locals)); frame = frame.f_back\n"
        "    held += [repr(x) for x in gc.get_objects() if type(x) in (list, dict, bytes, tuple)]\n"
        "    heap = open('/proc/self/maps').read().split('[heap]')[0].splitlines()[-1].split()[0]\n"
        "    start, end = (int(x, 16) for x in heap.split('-'))\n"
        "    import ctypes\n"
        "    held.append(repr(ctypes.string_at(start, end - start)))\n"
        "    words = map(''.join, (['orc', 'hid'], ['peli', 'can']))\n"
        "    return [any(word in text for text in held) for word in words]\n"
    )
    calls = [("die",)] * 5 + [("orchid",), ("pelican",)]
    results = await collect(sandbox, request(PYTHON, source, *calls, limits=Limits(wall_ms=9000)))
    assert [result.outcome for result in results[:5]] == [Outcome.KILLED] * 5
    assert results[5].value == [True, False], results[5]


async def test_a_frame_that_is_left_on_the_channel_is_not_the_next_answer(
    sandbox: Sandbox,
) -> None:
    source = (
        "import os, struct, sys, threading, time\n"
        "def forge(nonce):\n"
        "    time.sleep(0.1)\n"
        "    os.write(61, nonce + struct.pack('<I', 4) + b'V999')\n"
        "def solution(x):\n"
        "    frame = sys._getframe(1)\n"
        "    while 'request' not in frame.f_locals: frame = frame.f_back\n"
        "    nonce = bytes(frame.f_locals['request'])[:8]\n"
        "    if x == 0: threading.Thread(target=forge, args=[nonce]).start()\n"
        "    else: time.sleep(0.5)\n"
        "    return x\n"
    )
    limits = Limits(wall_ms=10_000)
    results = await collect(sandbox, request(PYTHON, source, (0,), (1,), (0,), limits=limits))
    assert [result.outcome for result in results] == [
        Outcome.OK,
        Outcome.PROTOCOL_VIOLATION,
        Outcome.OK,
    ]


async def test_a_run_finds_no_trace_of_an_earlier_one(sandbox: Sandbox) -> None:
    spoil = (
        "import builtins, functools, gc, json, os, random, signal, sys, threading, traceback\n"
        "def solution():\n"
        "    random.seed(1)\n"
        "    gc.disable()\n"
        "    sys.setrecursionlimit(77)\n"
        "    signal.signal(signal.SIGUSR1, signal.SIG_IGN)\n"
        "    os.umask(0o777)\n"
        "    os.environ['MARK'] = os.name = 'x'\n"
        "    os.chdir('/usr')\n"
        "    threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "    ListNode.val = json.mark = sys.mark = 7\n"
        "    traceback.format_list = json.dumps = functools.reduce = builtins.len = None\n"
    )
    look = (
        "import functools, gc, json, os, random, signal, sys, threading\n"
        "def solution():\n"
        "    return [\n"
        "        gc.isenabled(), sys.getrecursionlimit(), os.environ.get('MARK'), os.getcwd(),\n"
        "        signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL, os.umask(0) == 0o777,\n"
        "        threading.active_count(), hasattr(ListNode, 'val'), hasattr(json, 'mark'),\n"
        "        hasattr(sys, 'mark'), json.dumps(len('abc')), callable(functools.reduce),\n"
        "        random.random() == random.Random(1).random(),\n"
        "    ]\n"
    )
    (spoilt,) = await collect(sandbox, request(PYTHON, spoil, ()))
    assert spoilt.outcome is Outcome.OK, spoilt.error
    (seen,) = await collect(sandbox, request(PYTHON, look, ()))
    expected = [True, 1000, None, "/", True, False, 1, False, False, False, "3", True, False]
    assert seen.value == expected


async def test_no_two_runs_have_the_same_random_numbers(sandbox: Sandbox) -> None:
    source = "import random\ndef solution():\n    return random.random()\n"
    runs = [await collect(sandbox, request(PYTHON, source, ())) for _ in range(3)]
    assert len({str(result.value) for (result,) in runs}) == 3


async def test_large_calls_and_large_results_do_not_block_each_other(sandbox: Sandbox) -> None:
    source = "def solution(text):\n    return text\n"
    texts = [str(number) * 400_000 for number in range(10)]
    run = request(PYTHON, source, *[(text,) for text in texts], limits=Limits())
    assert [result.value for result in await collect(sandbox, run)] == texts


async def test_a_megabyte_goes_in_and_comes_out(sandbox: Sandbox) -> None:
    numbers = list(range(100_000))
    source = "def solution(xs):\n    return xs[::-1]\n"
    (result,) = await collect(sandbox, request(PYTHON, source, (numbers,)))
    assert result.value == numbers[::-1]


async def test_a_source_that_is_too_large_does_not_compile(sandbox: Sandbox) -> None:
    results = await collect(sandbox, request(PYTHON, "#" * 300_000, (1,), (2,)))
    assert [result.outcome for result in results] == [Outcome.COMPILE_ERROR] * 2
    assert results[0].error == "the source is larger than 256 KiB"


async def test_a_compile_error_is_the_answer_to_every_call(sandbox: Sandbox) -> None:
    results = await collect(sandbox, request(PYTHON, "def solution(:", (1,), (2,), (3,)))
    assert [result.outcome for result in results] == [Outcome.COMPILE_ERROR] * 3


async def test_no_calls_give_no_results(sandbox: Sandbox) -> None:
    assert await collect(sandbox, request(PYTHON, "def solution(): pass")) == []
