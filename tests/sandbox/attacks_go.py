"""Programs in Go that attack the sandbox, in the form of `attacks`."""

from __future__ import annotations

from sandbox.contract import Language, Outcome
from tests.sandbox.attacks import Attack


def _go(body: str, *imports: str) -> str:
    head = "".join(f'import "{name}"\n' for name in imports)
    return f"{head}func solution(a, b int) int {{\n\t{body}\n}}\n"


def _number(call: str) -> str:
    """The error number of a system call that is refused."""
    return f"_, _, problem := {call}; return int(problem)"


_GO_PEEK = """syscall.SetNonblock(60, true)
	_, problem := syscall.Read(60, make([]byte, 99))
	syscall.SetNonblock(60, false)
	return int(problem.(syscall.Errno))"""

_GO_THREADS = """for {
		go func() { runtime.LockOSThread(); syscall.Select(0, nil, nil, nil, nil) }()
	}"""

_GO_SPRAY = """for fd := 3; fd < 64; fd++ {
		syscall.Write(fd, []byte("forgedforgedforged"))
	}
	return a"""

_GO_MAP = """for {
		block, problem := syscall.Mmap(-1, 0, 1<<24, 3, 34)
		if problem != nil { return 1 }
		for i := range block { block[i] = 1 }
	}"""

_GO = [
    Attack("spin", _go("for {}"), Outcome.TIME_LIMIT, "longer"),
    Attack("sleep", _go("time.Sleep(9e9); return a", "time"), Outcome.TIME_LIMIT),
    Attack("spin_before_main", "func init() { for {} }\n" + _go("return a"), Outcome.TIME_LIMIT),
    Attack("spin_in_a_goroutine", _go("go func() { for {} }(); select {}"), Outcome.TIME_LIMIT),
    Attack("ignored_signals", _go("signal.Ignore(); for {}", "os/signal"), Outcome.TIME_LIMIT),
    Attack(
        "heap",
        _go(
            "var x [][]int; for { x = append(x, make([]int, 1<<18)); x[len(x)-1][a] = 1;"
            " for i := range x[len(x)-1] { x[len(x)-1][i] = i } }"
        ),
        Outcome.MEMORY_LIMIT,
        "memory",
    ),
    Attack("one_huge_block", _go("return len(make([]int, a << 35))"), Outcome.MEMORY_LIMIT),
    Attack("mapped", _go(_GO_MAP, "syscall"), Outcome.MEMORY_LIMIT),
    Attack(
        "stack", _go("if a < 0 { return 0 }; return 1 + solution(a+1, b)"), Outcome.MEMORY_LIMIT
    ),
    Attack("goroutines", _go("for { go func() { select {} }() }"), Outcome.MEMORY_LIMIT),
    Attack(
        "flood", _go('for { println("xxxxxxxxxxxxxxxxxxxx") }'), Outcome.OUTPUT_LIMIT, "printed"
    ),
    Attack("flood_stdout", _go('for { fmt.Println("xxxxxxxxxxx") }', "fmt"), Outcome.OUTPUT_LIMIT),
    Attack(
        "huge_return",
        'import "strings"\nfunc solution(a, b int) string { return strings.Repeat("x", 3<<20) }',
        Outcome.OUTPUT_LIMIT,
        "returned",
    ),
    Attack("fork", _go(_number("syscall.RawSyscall(57, 0, 0, 0)"), "syscall"), Outcome.OK, value=1),
    Attack(
        "subprocess",
        _go('panic(exec.Command("/bin/true").Run())', "os/exec"),
        Outcome.EXCEPTION,
        "denied",
    ),
    Attack(
        "exec",
        _go('panic(syscall.Exec("/bin/sh", nil, nil))', "syscall"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack("thread_bomb", _go(_GO_THREADS, "runtime", "syscall"), Outcome.OUTPUT_LIMIT),
    Attack("goroutine_left_behind", _go("go func() { for {} }(); return a"), Outcome.OK, value=2),
    Attack("exit", _go("os.Exit(0); return a", "os"), Outcome.KILLED, "exited with code 0"),
    Attack(
        "exit_before_main",
        'import "os"\nfunc init() { os.Exit(0) }\nfunc solution(a, b int) int { return a }',
        Outcome.KILLED,
        "code 0",
    ),
    Attack(
        "goexit", _go("runtime.Goexit(); return a", "runtime"), Outcome.EXCEPTION, "no goroutines"
    ),
    Attack(
        "deadlock",
        _go("select {}"),
        Outcome.EXCEPTION,
        "asleep - deadlock!\n    at solution (solution.go:2)",
    ),
    Attack(
        "panic_in_a_goroutine", _go('go panic("no"); select {}'), Outcome.EXCEPTION, "panic: no"
    ),
    Attack("panic", _go('panic("no")'), Outcome.EXCEPTION, "at solution (solution.go:2)"),
    Attack("null_pointer", _go("var x *int; return *x"), Outcome.EXCEPTION, "nil pointer"),
    Attack(
        "wild_pointer",
        _go("return *(*int)(unsafe.Pointer(uintptr(a + 5)))", "unsafe"),
        Outcome.EXCEPTION,
        "invalid memory address",
    ),
    Attack("divide_by_zero", _go("return a / (b - b)"), Outcome.EXCEPTION, "divide by zero"),
    Attack(
        "suicide",
        _go("syscall.Kill(syscall.Getpid(), 9); for {}", "syscall"),
        Outcome.KILLED,
        "SIGKILL",
    ),
    Attack(
        "kill_pid_1",
        _go("return int(syscall.Kill(1, 9).(syscall.Errno))", "syscall"),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "kill_everybody",
        _go("return int(syscall.Kill(-1, 9).(syscall.Errno))", "syscall"),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "ptrace",
        _go("panic(syscall.PtraceAttach(1))", "syscall"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack(
        "network",
        _go('_, problem := net.Dial("tcp", "1.1.1.1:80"); panic(problem)', "net"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack(
        "vsock", _go(_number("syscall.RawSyscall(41, 40, 1, 0)"), "syscall"), Outcome.OK, value=1
    ),
    Attack(
        "io_uring", _go(_number("syscall.Syscall(425, 1, 0, 0)"), "syscall"), Outcome.OK, value=1
    ),
    Attack("memfd", _go(_number("syscall.Syscall(319, 0, 0, 0)"), "syscall"), Outcome.OK, value=1),
    Attack(
        "shadow",
        _go('_, problem := os.ReadFile("/etc/shadow"); panic(problem)', "os"),
        Outcome.EXCEPTION,
        "permission denied",
    ),
    Attack(
        "supervisor_memory",
        _go('_, problem := os.Open("/proc/1/mem"); panic(problem)', "os"),
        Outcome.EXCEPTION,
        "permission denied",
    ),
    Attack(
        "write_file",
        _go('panic(os.WriteFile("/work/x", nil, 0600))', "os"),
        Outcome.EXCEPTION,
        "permission denied",
    ),
    Attack(
        "make_folder",
        _go('panic(os.Mkdir("/work/x", 0700))', "os"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack("environment", _go("return len(os.Environ())", "os"), Outcome.OK, value=0),
    Attack(
        "raise_limits",
        _go("panic(syscall.Setrlimit(0, &syscall.Rlimit{Cur: 99, Max: 99}))", "syscall"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack(
        "forged_frame",
        _go('syscall.Write(61, []byte("forged frame, longer than a head")); return a', "syscall"),
        Outcome.PROTOCOL_VIOLATION,
        "channel",
    ),
    Attack("spray_fds", _go(_GO_SPRAY, "syscall"), Outcome.PROTOCOL_VIOLATION),
    Attack("close", _go("syscall.Close(61); return a", "syscall"), Outcome.PROTOCOL_VIOLATION),
    Attack(
        "close_and_stay", _go("syscall.Close(61); for {}", "syscall"), Outcome.PROTOCOL_VIOLATION
    ),
    Attack("peek_at_the_next_call", _go(_GO_PEEK, "syscall"), Outcome.OK, value=11),
    Attack(
        "nan",
        'import "math"\nfunc solution(a, b int) float64 { return math.NaN() }',
        Outcome.EXCEPTION,
        "returned NaN",
    ),
    Attack(
        "no_unicode",
        'func solution(a, b int) string { return "\\xff" }',
        Outcome.EXCEPTION,
        "cannot be read",
    ),
    Attack(
        "function", "func solution(a, b int) any { return func() {} }", Outcome.EXCEPTION, "func()"
    ),
    Attack(
        "cycle",
        "func solution(a, b int) any { x := []any{nil}; x[0] = x; return x }",
        Outcome.MEMORY_LIMIT,
    ),
    Attack(
        "tree_with_a_cycle",
        "func solution(a, b int) *TreeNode { t := &TreeNode{}; t.Left = t; return t }",
        Outcome.EXCEPTION,
        "twice",
    ),
    Attack(
        "hostile_error",
        "type E int\nfunc (E) Error() string { panic(1) }\n"
        + "func solution(a, b int) int { panic(E(1)) }",
        Outcome.EXCEPTION,
        "<no text>",
    ),
    Attack("syntax", "\n\nfunc solution(a {", Outcome.COMPILE_ERROR, "solution.go:3:"),
    Attack("no_entry", "func other() {}", Outcome.COMPILE_ERROR, "nothing named solution"),
    Attack("cgo", 'import "C"\n' + _go("return a"), Outcome.COMPILE_ERROR, "solution.go:1"),
    Attack(
        "embed",
        'import _ "embed"\n//go:embed /etc/shadow\nvar x string\n' + _go("return a"),
        Outcome.COMPILE_ERROR,
        "solution.go:2",
    ),
    Attack(
        "internal",
        'import "internal/abi"\n' + _go("return a"),
        Outcome.COMPILE_ERROR,
        "solution.go:1",
    ),
    Attack(
        "linkname",
        'import _ "unsafe"\n//go:linkname quit runtime.exit\nfunc quit(int32)\n'
        + _go("quit(0); return a"),
        Outcome.KILLED,
        "code 0",
    ),
    Attack(
        "bomb_of_types",
        "type A0 [1 << 20]int\n" + "\n".join(f"type A{n} [1 << 20]A{n - 1}" for n in range(1, 9)),
        Outcome.COMPILE_ERROR,
        "solution.go",
    ),
    Attack(
        "bomb_of_size",
        "var x = [1 << 30]int{1}\n" + _go("return x[a]"),
        Outcome.COMPILE_ERROR,
        "too large",
    ),
    Attack(
        "parentheses",
        "var x = " + "(" * 100_000,
        Outcome.COMPILE_ERROR,
        "solution.go:1: syntax error",
    ),
    Attack(
        "errors_without_end",
        "\n".join("var x" + "y" * 300 + " = ;" for _ in range(700)),
        Outcome.COMPILE_ERROR,
        "solution.go:1:",
    ),
]

GO = [Attack(a.name, a.source, a.outcome, a.says, a.value, Language.GO) for a in _GO]
