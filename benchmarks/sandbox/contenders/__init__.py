"""Who is measured; one file per family."""
