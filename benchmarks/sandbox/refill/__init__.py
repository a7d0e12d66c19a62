"""What one warm box costs, taken apart: waits by step, CPU time by process."""
