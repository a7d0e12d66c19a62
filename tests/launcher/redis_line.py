"""One inline command to a Redis socket, one line back."""

import socket
from pathlib import Path


def ask_redis(at: Path, command: str) -> str:
    """A status, a number such as `:1`, the text of a stored value, or `$-1` for none."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(at))
        connection.sendall(command.encode() + b"\r\n")
        lines = connection.makefile()
        first = lines.readline().rstrip()
        is_value = first.startswith("$") and first != "$-1"
        return lines.readline().rstrip() if is_value else first
