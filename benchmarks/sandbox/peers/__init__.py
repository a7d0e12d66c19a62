"""Other people's sandboxes, each in a process of its own, run by the Python that has them."""
