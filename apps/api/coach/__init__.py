"""Decides and words the private nudges."""
