"""Pizhu: read, search and annotate long Chinese documents in a terminal."""

__version__ = "0.1.0"
