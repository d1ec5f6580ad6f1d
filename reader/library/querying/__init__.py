"""Queries to the library: which documents answer, where, how well, and what that adds up to."""
