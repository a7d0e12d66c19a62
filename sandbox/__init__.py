"""Runs a candidate's program where it can harm nobody; `contract` and `client` are the only doors."""
