"""The questions: their format, how they are read, compared and proved, and the data itself."""
