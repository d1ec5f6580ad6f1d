"""The engine of a team: PostgreSQL, on one server or on many.

The same folded pairs of characters as in the embedded engine, in a `tsvector` with a GIN index, and
beside them the folded text, so that the servers themselves look at what has all pairs of a longer
word. Everything of a document lies in one place, found by the document's number.
"""
