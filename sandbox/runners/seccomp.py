"""The container's seccomp profile: an allow-list by name, in Docker's JSON.

Wider than the child's own filter (`harness.jail`), because the container runtime and the supervisor
start under it; it has no sockets, no ptrace, no keys, no mounts, no io_uring. An allow-list this
short also makes a container start about 20 ms sooner than Docker's default profile.
"""

import json

from sandbox.harness.syscalls import BUILDER, CANDIDATE, CANDIDATE_CHECKED, SUPERVISOR

_ENOSYS = 38


def profile(*, compiles: bool = False) -> str:
    """Return the profile as Docker's `--security-opt seccomp=` takes it."""
    builder = BUILDER if compiles else ()
    allowed = sorted({*CANDIDATE, *CANDIDATE_CHECKED, *SUPERVISOR, *builder} - {"clone3"})
    return json.dumps(
        {
            "defaultAction": "SCMP_ACT_ERRNO",
            "defaultErrnoRet": 1,
            "archMap": [
                {"architecture": "SCMP_ARCH_X86_64", "subArchitectures": []},
                {"architecture": "SCMP_ARCH_AARCH64", "subArchitectures": []},
            ],
            "syscalls": [
                {"names": allowed, "action": "SCMP_ACT_ALLOW"},
                {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": _ENOSYS},
            ],
        }
    )
