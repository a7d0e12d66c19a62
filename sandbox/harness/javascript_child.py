"""Turns a child into a jailed node that serves calls of a JavaScript program."""

import pathlib
import signal

from sandbox.harness import jail
from sandbox.harness.served import Become, Served, program

NODE = jail.program_here(b"/usr/bin/node")
_REHEARSAL = "const solution = (numbers, target) => [numbers.length, target];"
_SCRIPTS = pathlib.Path(__file__).parent / "javascript"

# The heap is larger than a program may be, so that the supervisor ends it before V8 spends its time
# collecting. One V8 worker and no fetch keep a waiting child small.
_OPTIONS = [
    b"--max-old-space-size=320",
    b"--v8-pool-size=1",
    b"--no-warnings",
    b"--no-experimental-fetch",
    b"--experimental-vm-modules",
]


def node_of(script: str) -> Become:
    """Make a process become node; the descriptors are those that the scripts expect."""

    def become(requests: int, results: int) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        jail.execute(NODE, [b"node", *_OPTIONS, str(_SCRIPTS / script).encode()])

    return become


SERVED = Served(node_of("main.js"), program(_REHEARSAL), address_space=False)
