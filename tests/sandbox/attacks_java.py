"""Java programs that attack the sandbox, in the form of `attacks.py`."""

from __future__ import annotations

from sandbox.contract import Json, Language, Outcome
from tests.sandbox import hostile_java as hostile
from tests.sandbox.attacks import Attack


def _java(body: str, returns: str = "Object") -> str:
    return (
        f"class Solution {{\n  {returns} solution(int a, int b) throws Exception {{\n"
        f"    {body}\n  }}\n}}\n"
    )


def _attack(name: str, source: str, outcome: Outcome, says: str = "", value: Json = None) -> Attack:
    return Attack(name, source, outcome, says, value, Language.JAVA)


JAVA = [
    _attack("spin", _java("for (;;) {}"), Outcome.TIME_LIMIT, "longer"),
    _attack("sleep", _java("Thread.sleep(9000); return 1;"), Outcome.TIME_LIMIT),
    _attack("wait", _java("synchronized (this) { wait(); } return 1;"), Outcome.TIME_LIMIT),
    _attack(
        "spin_in_static_initialiser",
        "class Solution {\n  static { for (int i = 0; i >= 0; i = i + 1 & 7); }\n"
        "  int solution(int a, int b) { return 1; }\n}",
        Outcome.TIME_LIMIT,
    ),
    _attack(
        "spin_after_catching",
        _java("for (;;) try { for (;;) Thread.sleep(1); } catch (Throwable all) {}"),
        Outcome.TIME_LIMIT,
    ),
    _attack(
        "regex",
        _java('return "a".repeat(60).matches("(.*a){20}c");'),
        Outcome.TIME_LIMIT,
    ),
    _attack(
        "big_power",
        _java("return java.math.BigInteger.valueOf(7).pow(200_000_000).bitLength();"),
        Outcome.TIME_LIMIT,
    ),
    _attack(
        "deadlock",
        _java(
            "var lock = new java.util.concurrent.CountDownLatch(1);"
            " new Thread(() -> { synchronized (this) { try { lock.await(); } catch"
            " (InterruptedException e) {} } }).start();"
            " Thread.sleep(50); synchronized (this) { lock.countDown(); } return 1;"
        ),
        Outcome.TIME_LIMIT,
    ),
    _attack(
        "heap",
        _java("List<int[]> x = new ArrayList<>(); for (;;) x.add(new int[1 << 18]);"),
        Outcome.MEMORY_LIMIT,
        "memory",
    ),
    _attack(
        "heap_of_small_objects",
        _java("Object x = null; for (;;) x = new Object[] {x};"),
        Outcome.MEMORY_LIMIT,
    ),
    _attack(
        "one_huge_array", _java("return new long[Integer.MAX_VALUE].length;"), Outcome.MEMORY_LIMIT
    ),
    _attack("string", _java('String s = "x"; for (;;) s += s;'), Outcome.MEMORY_LIMIT),
    _attack(
        "buffers",
        _java(
            "List<Object> x = new ArrayList<>();"
            " for (;;) x.add(java.nio.ByteBuffer.allocateDirect(1 << 20));"
        ),
        Outcome.MEMORY_LIMIT,
    ),
    _attack(
        "unsafe_memory",
        hostile.UNSAFE.replace(
            "BODY",
            "for (;;) unsafe.setMemory(unsafe.allocateMemory(1 << 20), 1 << 20, (byte) 1);",
        ),
        Outcome.MEMORY_LIMIT,
    ),
    _attack(
        "segfault",
        hostile.UNSAFE.replace("BODY", "return unsafe.getByte(0L);"),
        Outcome.KILLED,
        "SIG",
    ),
    _attack(
        "swallowed_memory_error",
        _java(
            "List<int[]> x = new ArrayList<>();"
            " for (;;) try { for (;;) x.add(new int[1 << 18]); } catch (OutOfMemoryError e) {}"
        ),
        Outcome.MEMORY_LIMIT,
    ),
    _attack(
        "caught_memory_error",
        _java(
            "try { return new long[Integer.MAX_VALUE].length; }"
            " catch (OutOfMemoryError e) { return a; }"
        ),
        Outcome.OK,
        value=2,
    ),
    _attack(
        "class_bomb",
        _java(
            "List<Object> x = new ArrayList<>(); for (;;) x.add(java.lang.reflect.Proxy"
            ".newProxyInstance(new ClassLoader() {}, new Class<?>[] {Runnable.class},"
            " (proxy, method, arguments) -> null));"
        ),
        Outcome.MEMORY_LIMIT,
    ),
    _attack(
        "flood",
        _java('for (;;) System.out.println("x".repeat(99));'),
        Outcome.OUTPUT_LIMIT,
        "printed",
    ),
    _attack("flood_stderr", _java('for (;;) System.err.print("x");'), Outcome.OUTPUT_LIMIT),
    _attack(
        "one_line", _java('System.out.print("x".repeat(9 << 20)); return 1;'), Outcome.OUTPUT_LIMIT
    ),
    _attack(
        "flood_by_descriptor",
        _java(
            "var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);"
            " for (;;) out.write(new byte[4096]);"
        ),
        Outcome.OUTPUT_LIMIT,
    ),
    _attack("huge_return", _java('return "x".repeat(3 << 20);'), Outcome.OUTPUT_LIMIT, "returned"),
    _attack("endless_list", hostile.ENDLESS_LIST, Outcome.MEMORY_LIMIT),
    _attack(
        "thread_bomb",
        _java(
            "for (;;) new Thread(() -> { try { Thread.sleep(99_000); }"
            " catch (InterruptedException e) {} }).start();"
        ),
        Outcome.EXCEPTION,
        "unable to create native thread",
    ),
    _attack("exit", _java("System.exit(0); return 1;"), Outcome.KILLED, "exited with code 0"),
    _attack(
        "halt", _java("Runtime.getRuntime().halt(0); return 1;"), Outcome.KILLED, "with code 0"
    ),
    _attack("hook_that_hangs", hostile.HOOK_THAT_HANGS, Outcome.TIME_LIMIT),
    _attack(
        "shell", _java('return Runtime.getRuntime().exec("/bin/true");'), Outcome.EXCEPTION, "error"
    ),
    _attack(
        "process_builder",
        _java('return new ProcessBuilder("/bin/sh", "-c", "true").start().waitFor();'),
        Outcome.EXCEPTION,
        "IOException",
    ),
    _attack(
        "kill_pid_1",
        _java("return ProcessHandle.of(1).get().destroyForcibly();"),
        Outcome.OK,
        value=False,
    ),
    _attack(
        "network",
        _java('new java.net.Socket("1.1.1.1", 80); return 1;'),
        Outcome.EXCEPTION,
        "Operation not permitted",
    ),
    _attack(
        "server",
        _java("new java.net.ServerSocket(8080); return 1;"),
        Outcome.EXCEPTION,
        "Operation not permitted",
    ),
    _attack(
        "shadow",
        _java('return java.nio.file.Files.readString(java.nio.file.Path.of("/etc/shadow"));'),
        Outcome.EXCEPTION,
        "AccessDenied",
    ),
    _attack(
        "supervisor_memory",
        _java('return new java.io.FileInputStream("/proc/1/mem").read();'),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    _attack(
        "supervisor_fds",
        _java('return new java.io.File("/proc/1/fd").list();'),
        Outcome.OK,
    ),
    _attack(
        "others_memory",
        _java(
            "List<String> open = new ArrayList<>();"
            ' for (String n : new java.io.File("/proc").list()) try { if (n.matches("[0-9]+")'
            " && Long.parseLong(n) != ProcessHandle.current().pid()) {"
            ' new java.io.FileInputStream("/proc/" + n + "/mem"); open.add(n); } }'
            " catch (java.io.FileNotFoundException e) {} return open;"
        ),
        Outcome.OK,
        value=[],
    ),
    _attack(
        "write_file",
        _java('new java.io.FileOutputStream("/tmp/x"); return 1;'),
        Outcome.EXCEPTION,
        "FileNotFoundException",
    ),
    _attack(
        "make_folder", _java('return new java.io.File("/tmp/x").mkdir();'), Outcome.OK, value=False
    ),
    _attack("environment", _java("return System.getenv().size();"), Outcome.OK, value=0),
    _attack(
        "native_library",
        _java('System.load("/usr/lib/x86_64-linux-gnu/libc.so.6"); return 1;'),
        Outcome.OK,
        value=1,
    ),
    _attack("harness_streams", hostile.HARNESS_STREAMS, Outcome.PROTOCOL_VIOLATION, "channel"),
    _attack("harness_answer", hostile.HARNESS_ANSWER, Outcome.PROTOCOL_VIOLATION),
    _attack(
        "forge_through_proc",
        _java('new java.io.FileOutputStream("/proc/self/fd/61").write(new byte[99]); return 1;'),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    _attack(
        "forge_by_descriptor",
        hostile.FORGED_STREAM.replace(
            "BODY", "new FileOutputStream(descriptor(61)).write(new byte[99]); return 1;"
        ),
        Outcome.PROTOCOL_VIOLATION,
    ),
    _attack(
        "close",
        hostile.FORGED_STREAM.replace(
            "BODY", "new FileOutputStream(descriptor(61)).close(); return 1;"
        ),
        Outcome.PROTOCOL_VIOLATION,
    ),
    _attack(
        "close_and_stay",
        hostile.FORGED_STREAM.replace(
            "BODY",
            "new FileOutputStream(descriptor(61)).close(); Thread.sleep(9000); return 1;",
        ),
        Outcome.PROTOCOL_VIOLATION,
    ),
    _attack(
        "peek_at_the_next_call",
        hostile.FORGED_STREAM.replace(
            "BODY", "return new FileInputStream(descriptor(60)).available();"
        ),
        Outcome.OK,
        value=0,
    ),
    _attack(
        "take_the_next_call",
        hostile.FORGED_STREAM.replace("BODY", "return new FileInputStream(descriptor(60)).read();"),
        Outcome.TIME_LIMIT,
    ),
    _attack("replaced_out", hostile.REPLACED_OUT, Outcome.OK, value=5),
    _attack("handler_and_hook", hostile.HANDLER_AND_HOOK, Outcome.OK, value=5),
    _attack("cleaners", hostile.CLEANERS, Outcome.OK, value=5),
    _attack("threads_left_behind", hostile.OUTLIVE, Outcome.OK, value=5),
    _attack("lying_list", hostile.HOSTILE_VALUE, Outcome.OK, value=[7]),
    _attack("hostile_message", hostile.HOSTILE_MESSAGE, Outcome.EXCEPTION, "Bad: <no text>"),
    _attack(
        "throw",
        _java("throw new IllegalStateException(String.valueOf(a));"),
        Outcome.EXCEPTION,
        "java.lang.IllegalStateException: 2\n    at solution.java:3 (solution)",
    ),
    _attack("throw_error", _java("throw new Error();"), Outcome.EXCEPTION, "java.lang.Error"),
    _attack("recursion", _java("return solution(a, b);"), Outcome.EXCEPTION, "StackOverflowError"),
    _attack("nan", _java("return 0.0 / 0;"), Outcome.EXCEPTION, "solution returned NaN"),
    _attack("infinity", _java("return 1.0 / 0;"), Outcome.EXCEPTION, "solution returned Infinity"),
    _attack("surrogate", _java('return "\\ud800";'), Outcome.EXCEPTION, "surrogate"),
    _attack("set", _java("return Set.of(1);"), Outcome.EXCEPTION, "a value of type java.util."),
    _attack("stream", _java("return Stream.of(1);"), Outcome.EXCEPTION, "a value of type"),
    _attack(
        "cycle",
        _java("List<Object> x = new ArrayList<>(); x.add(x); return x;"),
        Outcome.EXCEPTION,
        "deeper than 500 levels",
    ),
    _attack(
        "long_integer",
        _java("return java.math.BigInteger.TEN.pow(5000);"),
        Outcome.EXCEPTION,
        "which is not JSON",
    ),
    _attack(
        "syntax", "\n\nclass Solution {\n  int solution( {}\n}", Outcome.COMPILE_ERROR, ":4: err"
    ),
    _attack("no_entry", "class Solution {}", Outcome.COMPILE_ERROR, "no method named solution"),
    _attack("no_class", "class Other {}", Outcome.COMPILE_ERROR, "no class named Solution"),
    _attack("empty", "", Outcome.COMPILE_ERROR, "no class named Solution"),
    _attack("nul_in_source", "class Solution {\0}", Outcome.COMPILE_ERROR, "illegal character"),
    _attack("parentheses", "(" * 9000, Outcome.COMPILE_ERROR, "solution.java:1: error"),
    _attack(
        "deep_parentheses",
        _java("return " + "(" * 9000),
        Outcome.COMPILE_ERROR,
        ":4: error: illegal",
    ),
    _attack(
        "deeper_parentheses",
        _java("return " + "(" * 110_000 + "a" + ")" * 110_000 + ";"),
        Outcome.COMPILE_ERROR,
        "nested too deeply",
    ),
    _attack("constant_bomb", hostile.CONSTANT_BOMB, Outcome.COMPILE_ERROR, "memory"),
    _attack("code_too_large", hostile.CODE_TOO_LARGE, Outcome.COMPILE_ERROR, "code too large"),
    _attack("too_many_constants", hostile.TOO_MANY_CONSTANTS, Outcome.COMPILE_ERROR, "too"),
    _attack(
        "nested_generics",
        hostile.NESTED_GENERICS.replace("BODY", "f(" * 300 + "a" + ")" * 300),
        Outcome.OK,
        value=2,
    ),
    _attack("annotation_processor", hostile.PROCESSOR, Outcome.OK, value=5),
    _attack(
        "class_of_the_jdk",
        "package java.lang; class Solution { int solution(int a, int b) { return 1; } }",
        Outcome.COMPILE_ERROR,
        "package exists in another module",
    ),
]
