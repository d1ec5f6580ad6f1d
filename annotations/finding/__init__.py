"""Finding in an edited document what an annotation was about."""
