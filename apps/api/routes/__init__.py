"""HTTP and WebSocket doors; no decisions."""
