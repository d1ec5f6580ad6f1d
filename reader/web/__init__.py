"""The reader as a page of a web browser on the same machine."""
