"""Tags, notes, highlights and bookmarks, and the store that keeps them."""
