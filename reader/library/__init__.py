"""What this machine knows of the documents that were read."""
