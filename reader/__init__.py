"""Pizhu: read, search and annotate long Chinese documents in a terminal."""
