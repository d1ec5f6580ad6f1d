"""Finding words in a document, in whatever script they were written."""

from reader.search.dispersion import dispersion, merged, strip
from reader.search.finders import Mark
from reader.search.hits import Hit, Hits, Span
from reader.search.kwic import Order, in_order, sorting_word, surroundings
from reader.search.matcher import Share, find, find_all, search
from reader.search.parser import compile_query, quoted
from reader.search.query import Manner, Query
from reader.search.results import Snippet, context, count_by_section, snippet
from reader.search.searchable import carry_over, forget
from reader.search.unfinished import compile_typed

__all__ = [
    "Hit",
    "Hits",
    "Manner",
    "Mark",
    "Order",
    "Query",
    "Share",
    "Snippet",
    "Span",
    "carry_over",
    "compile_query",
    "compile_typed",
    "context",
    "count_by_section",
    "dispersion",
    "find",
    "find_all",
    "forget",
    "in_order",
    "merged",
    "quoted",
    "search",
    "snippet",
    "sorting_word",
    "strip",
    "surroundings",
]
