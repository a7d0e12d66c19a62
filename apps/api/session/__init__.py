"""Advances a live interview: log, state, engine, actor, registry."""
