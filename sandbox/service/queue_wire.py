"""What the clients and the workers of one queue leave for each other in Redis.

A run is known by everything that it asks for, its `run_id` and owner among it, and has a stream of
its own whose entry ids are told in advance: `0-1` asked, `0-2` taken, `0-3` and on its place in a
worker's own queue, `<index + 1>-0` the result of a call, and one after the last result how it
ended. Redis refuses an id that is not above the last one. So each call is answered once, by
whoever is first, and an ended run stays ended, however often it is delivered.

Every entry is one field, a `Kind`, and its text. Nothing in here is anything but JSON.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from taskiq import TaskiqMessage

from sandbox.contract import CallResult, RunRequest, SandboxUnavailable
from sandbox.service import wire

DEFAULT_QUEUE = "dryrun:sandbox"
GROUP = "workers"
TASK = "run"
LEAVING = "leaving"
FIRST_PLACE = 3
# Long enough for whoever takes over an interview to ask for the same run again.
_KEEP_MS = 300_000
_GRACE_MS = 5_000
_ATTEMPTS = 2


class Kind(StrEnum):
    """What an entry of a run's stream says. The last four end it."""

    ASKED = "asked"
    TAKEN = "taken"
    QUEUED = "queued"
    RESULT = "result"
    DONE = "done"
    FAILED = "failed"
    UNAVAILABLE = "unavailable"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Keys:
    """The names of a queue's keys."""

    queue: str

    @property
    def shared(self) -> str:
        """The stream of runs that any worker may take."""
        return f"{self.queue}:any"

    def own(self, worker: str) -> str:
        """The stream of runs that a worker has the box for."""
        return f"{self.queue}:to:{worker}"

    @property
    def workers(self) -> str:
        """The set of workers that nobody has buried."""
        return f"{self.queue}:workers"

    def beat(self, worker: str) -> str:
        """A worker's status, which expires when it is not renewed, or `LEAVING`."""
        return f"{self.queue}:worker:{worker}"

    def owner(self, owner: str) -> str:
        """Which worker has an owner's box."""
        return f"{self.queue}:owner:{owner}"

    @property
    def control(self) -> str:
        """The stream that every worker reads: `cancel`, `release`, `prepare`."""
        return f"{self.queue}:control"

    def run(self, order: Order) -> str:
        """The stream of a run's results."""
        return f"{self.queue}:run:{order.run}"

    def tries(self, order: Order) -> str:
        """How often a run has been taken."""
        return f"{self.queue}:tries:{order.run}"


@dataclass(frozen=True, slots=True)
class Order:
    """A run as it travels: `body` is the request's JSON, `run` its digest."""

    request: RunRequest
    body: str
    run: str

    @classmethod
    def of(cls, request: RunRequest) -> Order:
        """Write down a request.

        Raises:
            SandboxUnavailable: it is larger than a frame may be.
        """
        body = json.dumps(wire.request_to_json(request), sort_keys=True)
        if len(body) > wire.MAX_FRAME_BYTES:
            raise SandboxUnavailable(f"a run of {len(body)} bytes is larger than may be queued")
        return cls(request, body, _digest(body))

    @classmethod
    def read(cls, body: str) -> Order:
        """Read what another process has written down.

        Raises:
            FrameError: it is no request.
        """
        try:
            request = wire.request_from_json(json.loads(body))
        except (TypeError, ValueError) as error:
            raise wire.FrameError(f"the run request cannot be read: {error}") from error
        return cls(request, body, _digest(body))

    @property
    def end_id(self) -> str:
        """The id of the entry that ends the run's stream."""
        return f"{len(self.request.calls) + 1}-0"

    @property
    def patience_ms(self) -> int:
        """Longer than a run can take that begins once more after its worker has died."""
        limits = self.request.limits
        call_ms = max(limits.wall_ms, limits.cpu_ms) + _GRACE_MS
        attempt_ms = limits.queue_ms + limits.compile_ms + len(self.request.calls) * call_ms
        return _ATTEMPTS * (attempt_ms + _GRACE_MS)

    @property
    def keep_ms(self) -> int:
        """How long its stream is kept, from the time that it is asked for or taken."""
        return self.patience_ms + _KEEP_MS

    @property
    def message(self) -> bytes:
        """The task that a worker's receiver reads."""
        task = TaskiqMessage(
            task_id=self.run, task_name=TASK, labels={}, args=[self.body], kwargs={}
        )
        return task.model_dump_json().encode()


def place_id(change: int) -> str:
    """The id of the entry with a place in a worker's queue, after `change` earlier ones."""
    return f"0-{FIRST_PLACE + change}"


def result_id(result: CallResult) -> str:
    """The id of the entry with a call's result."""
    return f"{result.index + 1}-0"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:32]
