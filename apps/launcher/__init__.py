"""The one command that serves the whole product on one machine."""
