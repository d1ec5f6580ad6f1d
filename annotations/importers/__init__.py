"""Reading annotations that were exported, here or elsewhere, one module for each format."""
