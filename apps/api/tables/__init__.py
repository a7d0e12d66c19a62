"""One SQLModel row class per table."""
