"""The commands of `python -m question_bank`, one per file."""
