"""`python -m apps.launcher.prepare`: bring the tables up to date and load the questions."""

import sys

import alembic.command
import alembic.config

import seed
from apps.launcher.services import PROJECT


def main() -> int:
    """One process for both, since importing what they need takes longer than what they do."""
    alembic.command.upgrade(alembic.config.Config(PROJECT / "alembic.ini"), "head")
    return seed.main([])


if __name__ == "__main__":
    sys.exit(main())
