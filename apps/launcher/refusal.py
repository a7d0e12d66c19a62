"""Why the product cannot be started."""


class LaunchRefused(Exception):
    """The text tells the operator what is wrong and what to do; no traceback is shown."""
