"""The commands, and the keys that give them."""
