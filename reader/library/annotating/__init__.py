"""The annotations of the library's documents: found, counted, changed, exported, shared."""
