"""What crosses the socket: the envelope, one class per message, close codes."""
