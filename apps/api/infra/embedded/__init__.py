"""PostgreSQL and Redis as programs from wheels, run from a data folder with no installation."""
