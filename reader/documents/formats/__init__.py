"""One reader per format of source."""
