"""The forms in which annotations leave the store."""
