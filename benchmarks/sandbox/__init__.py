"""How fast the sandbox is, beside bare interpreters and other people's sandboxes."""
