"""How sharp the tests of a question are: mutants of its reference, and what notices them."""
