"""Calls vendors: one Protocol, one file each."""
