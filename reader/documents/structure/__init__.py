"""From lines of text to paragraphs and their outline."""
