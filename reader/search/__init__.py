"""Finding words in a document, in whatever script they were written."""

from reader.search.dispersion import dispersion, merged, strip
from reader.search.hits import Hit
from reader.search.kwic import Order, in_order, surroundings
from reader.search.matcher import Mark, find, find_all
from reader.search.parser import compile_query
from reader.search.query import Manner, Query
from reader.search.results import Snippet, count_by_section, snippet

__all__ = [
    "Hit",
    "Manner",
    "Mark",
    "Order",
    "Query",
    "Snippet",
    "compile_query",
    "count_by_section",
    "dispersion",
    "find",
    "find_all",
    "in_order",
    "merged",
    "snippet",
    "strip",
    "surroundings",
]
