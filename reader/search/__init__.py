"""Finding words in a document, in whatever script they were written."""

from reader.search.matcher import Mark, find
from reader.search.parser import compile_query
from reader.search.query import Query
from reader.search.results import Snippet, count_by_section, snippet
from reader.search.searchable import Hit

__all__ = [
    "Hit",
    "Mark",
    "Query",
    "Snippet",
    "compile_query",
    "count_by_section",
    "find",
    "snippet",
]
