"""Every table, for migrations."""

from sqlmodel import SQLModel

from apps.api.tables.question import QuestionRow, QuestionVersion
from apps.api.tables.session import EventRow, ReportRow, RunRow, SessionRow
from apps.api.tables.user import User

METADATA = SQLModel.metadata
TABLES = (User, QuestionRow, QuestionVersion, SessionRow, EventRow, RunRow, ReportRow)
