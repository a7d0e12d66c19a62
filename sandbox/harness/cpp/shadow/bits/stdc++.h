// Stands in for the real one where quick.hpp has been included: it adds nothing.
