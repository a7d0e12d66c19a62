"""The runner process: the only one that talks to Docker, behind a Unix socket."""
