"""Turns what the sandbox returned into verdicts."""
