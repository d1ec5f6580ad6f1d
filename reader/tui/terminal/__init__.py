"""The terminal itself: what is written to it, and what comes from it."""
