"""Themes, colours, and how the screen is divided."""
