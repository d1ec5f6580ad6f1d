"""From a document, a measure and a script to rows."""
