"""The interview server."""
