"""`python -m apps.launcher`: see the README for what can be set in the environment."""

import asyncio
import os
import sys

from apps.launcher.launch import launch
from apps.launcher.refusal import LaunchRefused
from apps.launcher.screen import Screen


def main() -> int:
    """Run until stopped; 0 after a clean stop, 1 when it could not start."""
    screen = Screen()
    try:
        asyncio.run(launch(os.environ, screen))
    except LaunchRefused as refused:
        screen.refuse(str(refused))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
