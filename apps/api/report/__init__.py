"""Turns a finished interview's log into its report."""
