"""Bytes between the host, the supervisor and a child.

Host to supervisor: `<u32 length><JSON job>`, then per call `<u32 length><arguments as JSON>`.
Supervisor to host: `<type byte><u32 length><payload>`; `R` ready, `C` one call, `D` run done.
A `C` payload is `<u32 header length><u32 value length><header JSON><value><stdout>`.
Supervisor to child: `<u32 length><payload>`; first the program as JSON, then per call
`<nonce><arguments as JSON>`. Child to supervisor: `<nonce><u32 length><kind byte><body>`; the body
of an `O` begins with `<u64 operations>`.
"""

import os
import struct
from typing import NamedTuple

NONCE_BYTES = 8
LENGTH = struct.Struct("<I")
CALL_LENGTHS = struct.Struct("<II")
OPERATIONS = struct.Struct("<Q")

READY = b"R"
CALL = b"C"
DONE = b"D"

VALUE = b"V"
COUNTED_VALUE = b"O"
EXCEPTION = b"E"
OUT_OF_MEMORY = b"M"
COMPILE_ERROR = b"C"

# The exit code of a child whose answer could not be written.
CHANNEL_LOST = 97


class Answer(NamedTuple):
    """What a child says about one call."""

    kind: bytes
    body: bytes


def read_exactly(fd: int, size: int) -> bytes | None:
    """Read `size` bytes, or `None` when the other end is closed first."""
    received = bytearray()
    while len(received) < size:
        chunk = os.read(fd, size - len(received))
        if not chunk:
            return None
        received += chunk
    return bytes(received)


def read_message(fd: int) -> bytes | None:
    """Read one length-prefixed message, or `None` at the end of the stream."""
    head = read_exactly(fd, LENGTH.size)
    return None if head is None else read_exactly(fd, LENGTH.unpack(head)[0])


def write_all(fd: int, payload: bytes) -> None:
    """Write every byte to a blocking descriptor."""
    rest = memoryview(payload)
    while rest:
        rest = rest[os.write(fd, rest) :]


def message(payload: bytes) -> bytes:
    """Prefix a payload with its length."""
    return LENGTH.pack(len(payload)) + payload


def answer_bytes(nonce: bytes, answer: Answer) -> bytes:
    """Encode what a child sends back for one call."""
    return nonce + message(answer.kind + answer.body)


def host_frame(kind: bytes, payload: bytes = b"") -> bytes:
    """Encode what the supervisor sends to the host."""
    return kind + message(payload)


def call_payload(header: bytes, value: bytes, stdout: bytes) -> bytes:
    """Encode the payload of a `C` frame."""
    return CALL_LENGTHS.pack(len(header), len(value)) + header + value + stdout
