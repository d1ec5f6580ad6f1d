"""From the bytes of a source to an immutable document: paragraphs, outline, tables, metadata."""
