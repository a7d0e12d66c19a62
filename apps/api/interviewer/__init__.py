"""Decides and words what the interviewer says."""
