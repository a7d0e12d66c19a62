"""Drivers without interview words: database, log streams, logging."""
