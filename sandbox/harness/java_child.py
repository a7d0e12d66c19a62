"""Turns a child into a jailed JVM: the compiler, or one that serves calls of a Java program."""

import signal

from sandbox.harness import jail
from sandbox.harness.served import Served, program

JAVA = jail.program_here(b"/usr/bin/java")
_HOME = b"/opt/box/java"
_REHEARSAL = (
    "class Solution {\n    int[] solution(int[] numbers, int target) {\n"
    "        return new int[] {numbers.length, target};\n    }\n}\n"
)

# What makes a JVM start soon and wait small: classes come ready from an archive, mapped where it
# was made for so that its pages stay shared; one thread collects garbage; nothing is logged, which
# would be taken for the program's output.
_OPTIONS = [
    b"-XX:+UnlockDiagnosticVMOptions",
    b"-XX:ArchiveRelocationMode=0",
    b"-XX:+UseSerialGC",
    b"-XX:-UsePerfData",
    b"-XX:-UseContainerSupport",
    b"-XX:ActiveProcessorCount=1",
    b"-XX:+DisableAttachMechanism",
    b"-XX:+SuppressFatalErrorMessage",
    b"-Xlog:disable",
    b"-Xrs",
    # Without them a stack overflow does not make the JVM note down every frame, 90 bytes each.
    b"-XX:StackReservedPages=0",
    b"-Djdk.reflect.useNativeAccessorOnly=true",
]
_COMPILER_OPTIONS = [b"-XX:TieredStopAtLevel=1", b"-Xms24m", b"-Xmn8m", b"-Xmx192m"]
# The heap is larger than a program may be, so that the supervisor ends it before the JVM spends its
# time collecting; the young generation is small, because all of it counts as used.
_PROGRAM_OPTIONS = [b"-Xms40m", b"-Xmn32m", b"-Xmx320m"]


def become_compiler(requests: int, results: int) -> None:
    """Replace this process by a JVM that compiles."""
    _become(b"compile", _COMPILER_OPTIONS)


def become_program(requests: int, results: int) -> None:
    """Replace this process by a JVM that serves calls of one compiled program."""
    _become(b"serve", _PROGRAM_OPTIONS)


def _become(mode: bytes, options: list[bytes]) -> None:
    """The descriptors are those that `Channel.java` expects."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    archive = b"-XX:SharedArchiveFile=%s/%s.jsa" % (_HOME, mode)
    start = [b"-jar", _HOME + b"/box.jar", mode]
    jail.execute(JAVA, [b"java", *_OPTIONS, *options, archive, *start])


SERVED = Served(
    become_program,
    program(_REHEARSAL),
    address_space=False,
    become_compiler=become_compiler,
)
