"""Why an embedded server cannot serve."""


class EmbeddedServerError(Exception):
    """A server that cannot be prepared or started; the text is meant for the operator."""
