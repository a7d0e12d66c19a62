"""Programs in C++ that attack the sandbox, in the form of `attacks`."""

from __future__ import annotations

from sandbox.contract import Language, Outcome
from tests.sandbox.attacks import Attack


def _cpp(body: str, head: str = "") -> str:
    return f"{head}\nint solution(int a, int b) {{\n    {body}\n}}\n"


_UNISTD = "#include <unistd.h>"
_FCNTL = "#include <fcntl.h>\n#include <unistd.h>"
_SIGNAL = "#include <signal.h>\n#include <unistd.h>"
_SOCKET = "#include <sys/socket.h>"
_MMAP = "#include <sys/mman.h>"
_SYSCALL = "#include <sys/syscall.h>\n#include <unistd.h>"

_BOMB_OF_TEMPLATES = """
template <int n> struct Bomb { Bomb<n * 2> left; Bomb<n * 2 + 1> right; };
Bomb<1> bomb;
int solution(int a, int b) { return 0; }
"""

_BOMB_OF_MACROS = "\n".join(
    ["#define M0 x,", *[f"#define M{n} M{n - 1} M{n - 1}" for n in range(1, 40)], "int M39 y;"]
)

_BOMB_OF_CODE = """
template <int n> int grow(int x) { return grow<n - 1>(x * n) + grow<n - 2>(x + n) * x; }
template <> int grow<0>(int x) { return x; }
template <> int grow<1>(int x) { return x; }
#define D(n) int f##n(int x) { volatile int y = x; return grow<300>(y) + n; }
D(1) D(2) D(3) D(4) D(5) D(6) D(7) D(8)
"""

_PEEK = """
fcntl(60, F_SETFL, O_NONBLOCK);
    char next[99];
    const int got = read(60, next, 99);
    fcntl(60, F_SETFL, 0);
    return got;
"""

_OTHERS_MEMORY = """
int opened = 0;
    for (int pid = 1; pid < 400; ++pid) {
        if (pid == getpid()) continue;
        opened += open(("/proc/" + to_string(pid) + "/mem").c_str(), O_RDONLY) >= 0;
    }
    return opened;
"""

_MANY_THREADS = """
vector<thread> all;
    for (;;) all.emplace_back([] { sleep(99); });
"""

_OUTLIVE = """
thread([] { for (;;) {} }).detach();
    return a;
"""

_CPP = [
    Attack("spin", _cpp("volatile int x = 0; for (;;) x = x;"), Outcome.TIME_LIMIT, "longer"),
    Attack("sleep", _cpp("sleep(9); return a;", _UNISTD), Outcome.TIME_LIMIT),
    Attack(
        "spin_before_main",
        "volatile int n; int x = [] { for (;;) n = n; return 0; }();" + _cpp("return a;"),
        Outcome.TIME_LIMIT,
    ),
    Attack(
        "ignored_signals",
        _cpp(
            "for (int n = 1; n < 65; ++n) signal(n, SIG_IGN); for (;;) n0 = n0 + 1;",
            _SIGNAL + "\nvolatile double n0;",
        ),
        Outcome.TIME_LIMIT,
    ),
    Attack(
        "heap",
        _cpp("vector<vector<int>> x; for (;;) x.push_back(vector<int>(1 << 18, 1));"),
        Outcome.MEMORY_LIMIT,
        "memory",
    ),
    Attack("one_huge_block", _cpp("return vector<char>(1L << 40).size();"), Outcome.MEMORY_LIMIT),
    Attack(
        "zeroed_blocks",
        _cpp("for (;;) if (!calloc(1 << 20, 1)) throw bad_alloc();"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack(
        "mapped",
        _cpp("while (mmap(0, 1 << 20, 3, 34, -1, 0) != MAP_FAILED) {} throw bad_alloc();", _MMAP),
        Outcome.MEMORY_LIMIT,
    ),
    Attack(
        "stack",
        _cpp("volatile char x[4096]; x[a % 4096] = b; return solution(a + 1, b) + x[0];"),
        Outcome.KILLED,
        "SIGSEGV",
    ),
    Attack(
        "flood",
        _cpp('for (;;) cout << "xxxxxxxxxxxxxxxxxxxx" << endl;'),
        Outcome.OUTPUT_LIMIT,
        "printed",
    ),
    Attack(
        "flood_stderr", _cpp('for (;;) cerr << "xxxxxxxxxxxxxxxxxxxxxx";'), Outcome.OUTPUT_LIMIT
    ),
    Attack(
        "huge_return",
        "string solution(int a, int b) { return string(3 << 20, 'x'); }",
        Outcome.OUTPUT_LIMIT,
        "returned",
    ),
    Attack(
        "fork_bomb", _cpp("for (;;) if (fork() < 0) return errno;", _UNISTD), Outcome.OK, value=1
    ),
    Attack(
        "exec", _cpp('execl("/bin/sh", "sh", nullptr); return errno;', _UNISTD), Outcome.OK, value=1
    ),
    Attack(
        "exec_itself",
        _cpp('execl("/proc/self/exe", "x", nullptr); return errno;', _UNISTD),
        Outcome.OK,
        value=1,
    ),
    Attack("system", _cpp('return system("true");'), Outcome.OK, value=127 << 8),
    Attack(
        "thread_bomb",
        _cpp(_MANY_THREADS, _UNISTD + "\n#include <thread>"),
        Outcome.KILLED,
        "SIGABRT",
    ),
    Attack("thread_left_behind", _cpp(_OUTLIVE, "#include <thread>"), Outcome.OK, value=2),
    Attack("exit", _cpp("exit(0);"), Outcome.KILLED, "exited with code 0"),
    Attack(
        "exit_before_main", "int x = (exit(0), 1);" + _cpp("return a;"), Outcome.KILLED, "code 0"
    ),
    Attack("abort", _cpp("abort();"), Outcome.KILLED, "SIGABRT"),
    Attack("terminate", _cpp("[]() noexcept { throw 1; }(); return a;"), Outcome.KILLED, "SIGABRT"),
    Attack(
        "null_pointer", _cpp("volatile int* p = nullptr; return *p;"), Outcome.KILLED, "SIGSEGV"
    ),
    Attack(
        "divide_by_zero", _cpp("volatile int zero = 0; return a / zero;"), Outcome.KILLED, "SIGFPE"
    ),
    Attack("illegal", _cpp("__builtin_trap();"), Outcome.KILLED, "SIGILL"),
    Attack("out_of_range", _cpp("vector<int> x; return x[a];"), Outcome.KILLED, "SIGABRT"),
    Attack("suicide", _cpp("kill(getpid(), 9); return a;", _SIGNAL), Outcome.KILLED, "SIGKILL"),
    Attack("kill_pid_1", _cpp("return kill(1, 9) ? errno : 0;", _SIGNAL), Outcome.OK, value=1),
    Attack("kill_everybody", _cpp("return kill(-1, 9) ? errno : 0;", _SIGNAL), Outcome.OK, value=1),
    Attack(
        "ptrace",
        _cpp("return ptrace(PTRACE_ATTACH, 1, 0, 0) ? errno : 0;", "#include <sys/ptrace.h>"),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "network",
        _cpp("return socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;", _SOCKET),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "vsock",
        _cpp("return socket(40, SOCK_STREAM, 0) < 0 ? errno : 0;", _SOCKET),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "io_uring",
        _cpp("return syscall(425, 1, 0) < 0 ? errno : 0;", _SYSCALL),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "memfd", _cpp('return memfd_create("x", 0) < 0 ? errno : 0;', _MMAP), Outcome.OK, value=1
    ),
    Attack(
        "raw_system_call",
        _cpp(
            'long r = 41; asm volatile("syscall" : "+a"(r) : "D"(2), "S"(1), "d"(0)'
            ' : "rcx", "r11", "memory"); return r;'
        ),
        Outcome.OK,
        value=-1,
    ),
    Attack(
        "shadow",
        _cpp('return open("/etc/shadow", O_RDONLY) < 0 ? errno : 0;', _FCNTL),
        Outcome.OK,
        value=13,
    ),
    Attack(
        "supervisor_memory",
        _cpp('return open("/proc/1/mem", O_RDONLY) < 0 ? errno : 0;', _FCNTL),
        Outcome.OK,
        value=13,
    ),
    Attack("others_memory", _cpp(_OTHERS_MEMORY, _FCNTL), Outcome.OK, value=0),
    Attack(
        "write_file",
        _cpp('return open("/work/x", O_CREAT | O_WRONLY, 0600) < 0 ? errno : 0;', _FCNTL),
        Outcome.OK,
        value=13,
    ),
    Attack(
        "remove_itself", _cpp('return unlink("/work") ? errno : 0;', _UNISTD), Outcome.OK, value=1
    ),
    Attack("environment", _cpp("return environ[0] == nullptr;", _UNISTD), Outcome.OK, value=1),
    Attack(
        "raise_limits",
        _cpp(
            "rlimit limit{1UL << 40, 1UL << 40}; return setrlimit(RLIMIT_AS, &limit) ? errno : 0;",
            "#include <sys/resource.h>",
        ),
        Outcome.OK,
        value=1,
    ),
    Attack(
        "forged_frame",
        _cpp('write(61, "forged frame, longer than a head", 32); return a;', _UNISTD),
        Outcome.PROTOCOL_VIOLATION,
        "channel",
    ),
    Attack(
        "spray_fds",
        _cpp(
            'for (int fd = 3; fd < 64; ++fd) write(fd, "forgedforgedforged", 18); return a;',
            _UNISTD,
        ),
        Outcome.PROTOCOL_VIOLATION,
    ),
    Attack("close", _cpp("close(61); return a;", _UNISTD), Outcome.PROTOCOL_VIOLATION),
    Attack(
        "close_and_stay",
        _cpp("close(61); sleep(9); return a;", _UNISTD),
        Outcome.PROTOCOL_VIOLATION,
    ),
    Attack("peek_at_the_next_call", _cpp(_PEEK, _FCNTL), Outcome.OK, value=-1),
    Attack(
        "throw", _cpp('throw runtime_error("no");'), Outcome.EXCEPTION, "std::runtime_error: no"
    ),
    Attack("throw_number", _cpp("throw 7;"), Outcome.EXCEPTION, "type int"),
    Attack(
        "hostile_stream",
        _cpp("cout.exceptions(ios::badbit); cout.setstate(ios::badbit); return a;"),
        Outcome.EXCEPTION,
        "iostream error",
    ),
    Attack(
        "nan", "double solution(int a, int b) { return NAN; }", Outcome.EXCEPTION, "returned NaN"
    ),
    Attack(
        "infinity",
        "vector<float> solution(int a, int b) { return {INFINITY}; }",
        Outcome.EXCEPTION,
        "returned Infinity",
    ),
    Attack(
        "no_unicode",
        'string solution(int a, int b) { return "\\xff"; }',
        Outcome.EXCEPTION,
        "cannot be read",
    ),
    Attack(
        "tree_with_a_cycle",
        "TreeNode* solution(int a, int b) { auto t = new TreeNode(1); t->left = t; return t; }",
        Outcome.EXCEPTION,
        "twice",
    ),
    Attack("syntax", "\n\nint solution(int a {", Outcome.COMPILE_ERROR, "solution.cpp:3:"),
    Attack(
        "no_entry", "int other() { return 1; }", Outcome.COMPILE_ERROR, "nothing named solution"
    ),
    Attack(
        "include_endless",
        _cpp("return a;", '#include "/dev/zero"'),
        Outcome.COMPILE_ERROR,
        "memory",
    ),
    Attack(
        "include_random",
        _cpp("return a;", '#include "/dev/urandom"'),
        Outcome.COMPILE_ERROR,
        "memory",
    ),
    Attack(
        "include_shadow",
        _cpp("return a;", '#include "/etc/shadow"'),
        Outcome.COMPILE_ERROR,
        "Permission denied",
    ),
    Attack(
        "include_environment",
        _cpp("return a;", '#include "/proc/1/environ"'),
        Outcome.COMPILE_ERROR,
        "Permission denied",
    ),
    Attack(
        "include_descriptor",
        _cpp("return a;", '#include "/proc/self/fd/60"'),
        Outcome.COMPILE_ERROR,
        "solution.cpp:1",
    ),
    Attack("include_itself", '#include "solution.cpp"\n', Outcome.COMPILE_ERROR, "nested"),
    Attack(
        "assemble_shadow",
        'asm(".incbin \\"/etc/shadow\\"");' + _cpp("return a;"),
        Outcome.COMPILE_ERROR,
        "compiler failed",
    ),
    Attack(
        "constant_without_end",
        "constexpr int spin() { for (;;) {} }\nconstexpr int x = spin();" + _cpp("return x;"),
        Outcome.COMPILE_ERROR,
        "solution.cpp:1:24: error",
    ),
    Attack("bomb_of_templates", _BOMB_OF_TEMPLATES, Outcome.COMPILE_ERROR, "solution.cpp:2"),
    Attack("bomb_of_macros", _BOMB_OF_MACROS, Outcome.COMPILE_ERROR, "compil"),
    Attack(
        "bomb_of_size",
        "char x[1L << 33] = {1};" + _cpp("return a;"),
        Outcome.COMPILE_ERROR,
        "compil",
    ),
    Attack("parentheses", "int x = " + "(" * 100_000 + ";", Outcome.COMPILE_ERROR, "compil"),
    Attack(
        "errors_without_end",
        "\n".join("int x" + "y" * 300 + " = ;" for _ in range(700)),
        Outcome.COMPILE_ERROR,
        "solution.cpp:1:",
    ),
    Attack(
        "link_to_nothing",
        "int nowhere();" + _cpp("return nowhere();"),
        Outcome.COMPILE_ERROR,
        "undefined symbol",
    ),
]

CPP = [Attack(a.name, a.source, a.outcome, a.says, a.value, Language.CPP) for a in _CPP]
