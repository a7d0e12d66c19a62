"""The sandbox in a browser: its frame, its workers, and what their Python interpreter runs."""
