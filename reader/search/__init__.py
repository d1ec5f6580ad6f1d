"""Finding words in a document, in whatever script they were written."""

from reader.search.dispersion import dispersion, strip
from reader.search.hits import Hit
from reader.search.kwic import Line, Order, in_order, kwic_line, surroundings
from reader.search.matcher import Mark, find, find_all
from reader.search.parser import compile_query
from reader.search.query import Manner, Query
from reader.search.results import Snippet, count_by_section, snippet

__all__ = [
    "Hit",
    "Line",
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
    "kwic_line",
    "snippet",
    "strip",
    "surroundings",
]
