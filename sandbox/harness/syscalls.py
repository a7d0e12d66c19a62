"""System calls by name: what a candidate's process may do, and what others need on top.

Numbers are the kernel's, from `asm/unistd_64.h` (x86_64) and `asm-generic/unistd.h` (aarch64).
"""


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Allowed to candidate code whatever the arguments are.
CANDIDATE = _names(
    """
    read write readv writev pread64 pwrite64 close close_range fstat newfstatat stat lstat statx
    lseek mmap munmap mprotect mremap madvise brk mincore rt_sigaction rt_sigprocmask rt_sigreturn
    rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack poll ppoll select pselect6
    epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2 pipe pipe2 dup dup2 dup3
    sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max
    sched_get_priority_min getpid gettid getppid getuid geteuid getgid getegid getgroups getresuid
    getresgid getpgrp getpgid getsid exit exit_group futex set_robust_list get_robust_list
    set_tid_address rseq arch_prctl access faccessat faccessat2 readlink readlinkat getcwd chdir
    fchdir getdents64 umask uname sysinfo times getrusage getrlimit getrandom clock_gettime
    clock_getres clock_nanosleep nanosleep gettimeofday time restart_syscall setitimer getitimer
    alarm fadvise64 membarrier getcpu capget pkey_alloc pkey_free pkey_mprotect
    """
)

# Allowed to candidate code with the arguments that `jail` names. clone3 hides its flags behind a
# pointer that a filter cannot read; ENOSYS sends the C library back to clone.
CANDIDATE_CHECKED = _names(
    """
    clone clone3 fcntl open openat kill tgkill prctl ioctl prlimit64 execve
    """
)

# Needed by the supervisor and by the container runtime's first steps.
SUPERVISOR = _names(
    """
    fork vfork wait4 waitid setpgid pidfd_open seccomp setrlimit capset setuid setgid setgroups
    setresuid setresgid ftruncate statfs fstatfs tkill
    """
)

# Allowed to compilers on top of CANDIDATE, whatever the arguments are. Where they may write is a
# matter of the box's mounts.
BUILDER = _names(
    """
    execve fork vfork wait4 waitid open openat unlink unlinkat rename renameat renameat2 mkdir
    mkdirat rmdir ftruncate fallocate chmod fchmod fchmodat
    """
)

# name: (x86_64, aarch64); None where the architecture has no such call.
_NUMBERS: dict[str, tuple[int | None, int | None]] = {
    "access": (21, None),
    "alarm": (37, None),
    "arch_prctl": (158, None),
    "brk": (12, 214),
    "capget": (125, 90),
    "chdir": (80, 49),
    "chmod": (90, None),
    "clock_getres": (229, 114),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "clone": (56, 220),
    "clone3": (435, 435),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "epoll_create1": (291, 20),
    "epoll_ctl": (233, 21),
    "epoll_pwait": (281, 22),
    "epoll_wait": (232, None),
    "eventfd2": (290, 19),
    "execve": (59, 221),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "fadvise64": (221, 223),
    "fallocate": (285, 47),
    "fchdir": (81, 50),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fcntl": (72, 25),
    "fork": (57, None),
    "fstat": (5, 80),
    "ftruncate": (77, 46),
    "futex": (202, 98),
    "get_robust_list": (274, 100),
    "getcpu": (309, 168),
    "getcwd": (79, 17),
    "getdents64": (217, 61),
    "getegid": (108, 177),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getgroups": (115, 158),
    "getitimer": (36, 102),
    "getpgid": (121, 155),
    "getpgrp": (111, None),
    "getpid": (39, 172),
    "getppid": (110, 173),
    "getrandom": (318, 278),
    "getresgid": (120, 150),
    "getresuid": (118, 148),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "getsid": (124, 156),
    "gettid": (186, 178),
    "gettimeofday": (96, 169),
    "getuid": (102, 174),
    "ioctl": (16, 29),
    "kill": (62, 129),
    "lseek": (8, 62),
    "lstat": (6, None),
    "madvise": (28, 233),
    "membarrier": (324, 283),
    "mincore": (27, 232),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "munmap": (11, 215),
    "nanosleep": (35, 101),
    "newfstatat": (262, 79),
    "open": (2, None),
    "openat": (257, 56),
    "pipe": (22, None),
    "pipe2": (293, 59),
    "pkey_alloc": (330, 289),
    "pkey_free": (331, 290),
    "pkey_mprotect": (329, 288),
    "poll": (7, None),
    "ppoll": (271, 73),
    "prctl": (157, 167),
    "pread64": (17, 67),
    "prlimit64": (302, 261),
    "pselect6": (270, 72),
    "pwrite64": (18, 68),
    "read": (0, 63),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "readv": (19, 65),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "restart_syscall": (219, 128),
    "rmdir": (84, None),
    "rseq": (334, 293),
    "rt_sigaction": (13, 134),
    "rt_sigpending": (127, 136),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "rt_sigsuspend": (130, 133),
    "rt_sigtimedwait": (128, 137),
    "sched_get_priority_max": (146, 125),
    "sched_get_priority_min": (147, 126),
    "sched_getaffinity": (204, 123),
    "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120),
    "sched_yield": (24, 124),
    "select": (23, None),
    "set_robust_list": (273, 99),
    "set_tid_address": (218, 96),
    "setitimer": (38, 103),
    "sigaltstack": (131, 132),
    "stat": (4, None),
    "statx": (332, 291),
    "sysinfo": (99, 179),
    "tgkill": (234, 131),
    "time": (201, None),
    "times": (100, 153),
    "umask": (95, 166),
    "uname": (63, 160),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "vfork": (58, None),
    "wait4": (61, 260),
    "waitid": (247, 95),
    "write": (1, 64),
    "writev": (20, 66),
}
_COLUMNS = {"x86_64": 0, "aarch64": 1}


def numbers(machine: str) -> dict[str, int]:
    """Return the numbers of the filtered calls on `machine`, as `os.uname` spells it.

    Raises:
        KeyError: no table for that machine.
    """
    column = _COLUMNS[machine]
    table = {name: row[column] for name, row in _NUMBERS.items()}
    return {name: number for name, number in table.items() if number is not None}
