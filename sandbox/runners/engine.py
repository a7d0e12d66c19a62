"""The Docker engine, asynchronously: the SDK's calls in threads, never on the way of a run."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import io
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar, cast

import docker
import docker.errors
import requests
import urllib3.exceptions
from docker.types import Ulimit

from sandbox.languages.runtime import Runtime
from sandbox.runners import seccomp

P = ParamSpec("P")
T = TypeVar("T")

INSTANCE_LABEL = "dryrun.instance"
_NOBODY = "65534:65534"
_TIMEOUT_SECONDS = 30
_PING_SECONDS = 5
_STALE_SECONDS = 300
_BUILD_SILENCE_SECONDS = 600
_FAILURES = (
    docker.errors.DockerException,
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    OSError,
)
# gVisor's kernel is a Go program, and one thread of a box is several of the host's with ptrace.
_PIDS_PER_GVISOR_THREAD = 5
_UNREACHABLE = (
    "Connection refused",
    "No such file or directory",
    "Permission denied",
    "Connection reset by peer",
    "Broken pipe",
    "Remote end closed connection",
)


class EngineError(Exception):
    """The engine does not answer, or refuses."""


class Engine:
    """One Docker engine on behalf of one runner, whose containers carry `instance` as a label."""

    def __init__(self, instance: str, runtime: str | None = None) -> None:
        self.instance = instance
        self.runtime = runtime
        self._threads = ThreadPoolExecutor(8, thread_name_prefix="docker")
        self._clients: list[docker.DockerClient] = []

    @property
    def gvisor(self) -> bool:
        """Whether the boxes run on gVisor, whose runtime is registered as `runsc` and the like.

        What is in `/proc/1/fd` can be opened there by every process of the same user.
        """
        return self.runtime is not None and self.runtime.startswith("runsc")

    async def ping(self) -> None:
        """Raise `EngineError` unless the engine answers."""
        await self._call(self._ping)

    async def info(self) -> dict[str, Any]:
        """What the engine says about itself (Engine API, "System information")."""
        return await self._call(lambda: dict(self._api.info()))

    async def image_labels(self, tag: str) -> dict[str, str] | None:
        """Return an image's labels, or `None` when there is no such image."""
        return await self._call(self._image_labels, tag)

    async def build(
        self, tag: str, context: bytes, labels: dict[str, str], progress: Callable[[str], None]
    ) -> None:
        """Build an image from a tar archive; `progress` gets the builder's lines, in a thread."""
        await self._call(self._build, tag, context, labels, progress)

    async def start_container(self, image: str, runtime: Runtime) -> tuple[str, socket.socket]:
        """Start a locked container; return its id and its attached, non-blocking stream."""
        return await self._call(self._start_container, image, runtime)

    async def remove(self, container: str) -> None:
        """Kill and remove a container; one that is gone already is fine."""
        await self._call(self._remove, container)

    async def leftovers(self) -> list[str]:
        """Return the ids of all containers of this instance.

        Among them are those of any instance that were created and never started: their runner was
        killed in between, and one with a passing socket path has no successor to remove them.
        """
        return await self._call(self._leftovers)

    def close(self) -> None:
        """Let go of the threads without waiting for a stuck engine."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        call = functools.partial(function, *args, **kwargs)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        except _FAILURES as error:
            raise EngineError(_short(error)) from error

    def _client(self, timeout: int) -> docker.DockerClient:
        return docker.from_env(timeout=timeout)

    @functools.cached_property
    def _api(self) -> Any:
        return cast("Any", self._client(_TIMEOUT_SECONDS).api)

    @functools.cached_property
    def _pinging(self) -> Any:
        return cast("Any", self._client(_PING_SECONDS).api)

    def _ping(self) -> None:
        self._pinging.ping()

    def _image_labels(self, tag: str) -> dict[str, str] | None:
        try:
            found = self._api.inspect_image(tag)
        except docker.errors.ImageNotFound:
            return None
        return dict(found["Config"].get("Labels") or {})

    def _build(
        self, tag: str, context: bytes, labels: dict[str, str], progress: Callable[[str], None]
    ) -> None:
        lines: Iterator[dict[str, Any]] = self._api.build(
            fileobj=io.BytesIO(context),
            custom_context=True,
            tag=tag,
            labels=labels,
            network_mode="host",
            use_config_proxy=True,
            rm=True,
            forcerm=True,
            decode=True,
            timeout=_BUILD_SILENCE_SECONDS,
        )
        for line in lines:
            if "error" in line:
                raise docker.errors.BuildError(str(line["error"]).strip(), iter(()))
            for text in str(line.get("stream", "")).splitlines():
                if text.strip():
                    progress(text.strip())

    def _host_config(self, runtime: Runtime) -> Any:
        profile = seccomp.profile(compiles=runtime.work_bytes > 0)
        return self._api.create_host_config(
            auto_remove=True,
            network_mode="none",
            read_only=True,
            cap_drop=["ALL"],
            security_opt=["no-new-privileges", f"seccomp={profile}"],
            pids_limit=self._pids_limit(runtime),
            mem_limit=runtime.box_bytes,
            memswap_limit=runtime.box_bytes,
            nano_cpus=10**9,
            ipc_mode="none",
            tmpfs=_work_folder(runtime),
            log_config={"type": "none", "config": {}},
            ulimits=[Ulimit(name="core", soft=0, hard=0)],
            runtime=self.runtime,
        )

    def _pids_limit(self, runtime: Runtime) -> int:
        return runtime.max_processes * (_PIDS_PER_GVISOR_THREAD if self.gvisor else 1)

    def _start_container(self, image: str, runtime: Runtime) -> tuple[str, socket.socket]:
        container: str = self._api.create_container(
            image,
            list(runtime.command),
            user=_NOBODY,
            hostname="box",
            stdin_open=True,
            network_disabled=True,
            labels={INSTANCE_LABEL: self.instance},
            host_config=self._host_config(runtime),
        )["Id"]
        try:
            ends = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
            attached = self._api.attach_socket(container, params=ends)
            self._api.start(container)
        except BaseException:
            self._remove(container)
            raise
        stream = socket.socket(fileno=socket.dup(attached.fileno()))
        attached.close()
        stream.setblocking(False)
        return container, stream

    def _remove(self, container: str) -> None:
        with contextlib.suppress(docker.errors.NotFound):
            try:
                self._api.remove_container(container, force=True)
            except docker.errors.APIError as error:
                # 409: the engine is removing it already, because it has ended by itself.
                if error.status_code != 409:
                    raise

    def _leftovers(self) -> list[str]:
        own = {"label": [f"{INSTANCE_LABEL}={self.instance}"]}
        unstarted = {"label": [INSTANCE_LABEL], "status": ["created"]}
        stale = time.time() - _STALE_SECONDS
        found = self._api.containers(all=True, filters=own)
        found += [
            container
            for container in self._api.containers(all=True, filters=unstarted)
            if container["Created"] < stale
        ]
        return sorted({str(container["Id"]) for container in found})


def _work_folder(runtime: Runtime) -> dict[str, str]:
    if not runtime.work_bytes:
        return {}
    options = f"rw,exec,nosuid,nodev,size={runtime.work_bytes},mode=0700,uid=65534,gid=65534"
    return {"/work": options}


def _short(error: BaseException) -> str:
    """Say in one line what is wrong, without the SDK's nested representations."""
    if isinstance(error, docker.errors.APIError) and error.explanation:
        return str(error.explanation)
    text = str(error)
    for known in _UNREACHABLE:
        if known in text:
            return f"the Docker engine cannot be reached ({known.lower()})"
    if "timed out" in text:
        return "the Docker engine does not answer in time"
    return text.splitlines()[0][:300] if text else type(error).__name__
