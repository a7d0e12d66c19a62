"""The session engine beside a bare WebSocket server."""
