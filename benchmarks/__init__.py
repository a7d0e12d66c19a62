"""One module per promise; each runs by `python -m benchmarks.<name>` and prints its figures."""
