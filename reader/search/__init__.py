"""Finding words in a document, in whatever script they were written."""
