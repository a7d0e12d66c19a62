"""Runs a candidate's program where it harms nobody; the doors are `contract` and `client`."""
