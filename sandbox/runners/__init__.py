"""Everything that talks to Docker, and the box as the host sees it."""
