"""Refusals: everything a caller can do wrong, rendered once in one shape."""

from __future__ import annotations


class InterviewError(Exception):
    """An expected refusal. `code` is stable; `field` and `expected` say what to mend."""

    code = "refused"
    status = 400
    retryable = False

    def __init__(
        self, message: str, *, field: str | None = None, expected: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.expected = expected


class BadInput(InterviewError):
    """A value is malformed or out of range."""

    code = "bad_input"
    status = 422


class NotSignedIn(InterviewError):
    """No token, or one that is unknown or expired."""

    code = "unauthenticated"
    status = 401


class WrongSession(InterviewError):
    """The token opens another session."""

    code = "wrong_session"
    status = 403


class ForeignOrigin(InterviewError):
    """A browser page of another origin asks."""

    code = "foreign_origin"
    status = 403


class UnknownSession(InterviewError):
    """No session has this id."""

    code = "unknown_session"
    status = 404


class NoQuestion(InterviewError):
    """Nothing in the bank fits the request."""

    code = "no_question"
    status = 404


class ReportNotReady(InterviewError):
    """The interview is not over, or its report is still being made."""

    code = "report_not_ready"
    status = 404
    retryable = True


class SessionOver(InterviewError):
    """The interview has ended."""

    code = "session_over"
    status = 409


class NotAllowedNow(InterviewError):
    """The interview's state does not allow this."""

    code = "not_allowed_now"
    status = 409


class IdReused(InterviewError):
    """A message's id stands for another message already."""

    code = "id_reused"
    status = 409


class UnsupportedVersion(InterviewError):
    """The client speaks another version of the protocol."""

    code = "unsupported_version"
    status = 426


class InterviewMoved(InterviewError):
    """Another process has taken the interview over; ask again."""

    code = "interview_moved"
    status = 503
    retryable = True


class StorageAway(InterviewError):
    """The database does not answer; ask again."""

    code = "storage_away"
    status = 503
    retryable = True


class TooLarge(InterviewError):
    """More bytes than the limit."""

    code = "too_large"
    status = 413


class SandboxNotReady(InterviewError):
    """Code cannot run on the server now."""

    code = "sandbox_unavailable"
    status = 503
    retryable = True
