"""The interview's vocabulary: pure values without clock, socket or SQL."""
