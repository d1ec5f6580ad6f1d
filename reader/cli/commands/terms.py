"""``pizhu terms``: the terms of documents, by frequency or against other documents."""

from __future__ import annotations

from reader.cli.forms import add_table_forms, only_one, put_out
from reader.cli.parser import natural
from reader.cli.sources import Sources, known_documents
from reader.comparison import term_tables
from reader.comparison.keyness import editions, keys
from reader.comparison.terms import Corpus, terms
from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from reader.cli.parser import Parser
    from reader.documents.model import Document

_AGAINST = ("against", "library", "since")
_SHOWN = 50  # terms, for people


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("PATH", nargs="+", help="cli.argument-files")
    parser.option("--against", metavar="PATH", action="append", help="comparison.option-against")
    parser.option("--library", action="store_true", help="comparison.option-library")
    parser.option("--since", metavar="OLD", help="comparison.option-since")
    least = natural("--least", least=1)
    parser.option("--least", metavar="N", type=least, help="comparison.option-least")
    limit = natural("--limit", least=1)
    parser.option("--limit", metavar="N", type=limit, help="comparison.option-limit")
    add_table_forms(parser)


def run(options: Namespace) -> int:
    """Print the terms, the most telling first."""
    chosen = only_one(options, _AGAINST)
    sources = Sources(options.path, options.encoding, uncorrected=options.uncorrected)
    documents = list(sources)
    texts = corpus(documents)
    if options.since:
        old = corpus(_opened([options.since], options))
        columns, rows = term_tables.of_editions(editions(texts, old, options.least), texts, old)
    elif chosen:
        others = corpus(_others(options, documents))
        columns, rows = term_tables.of_keys(keys(texts, others, options.least), texts, others)
    else:
        columns, rows = term_tables.of_terms(terms(texts.folded, options.least), texts)
    show(columns, rows, options)
    return int(sources.failed)


def corpus(documents: Iterable[Document]) -> Corpus:
    """Return the texts of documents.

    Raises:
        PizhuError: there is nothing to count in them.
    """
    texts = Corpus(documents)
    if not texts.size:
        raise PizhuError("comparison.no-text")
    return texts


def show(columns: term_tables.Columns, rows: term_tables.Rows, options: Namespace) -> None:
    """Print a table, or write it to a file, in the form that the options name."""
    form = only_one(options, term_tables.FORMS)
    limit = options.limit or (None if form or options.output else _SHOWN)
    put_out(term_tables.FORMS[form or "plain"](columns, rows[:limit]), options)


def _others(options: Namespace, own: Iterable[Document]) -> Iterable[Document]:
    """Return what to compare with: documents that are named, else the rest of the library."""
    if options.against:
        return _opened(options.against, options)
    from reader.library.comparing import rest_of_library

    ids = {document.id for document in own}
    rest = rest_of_library(ids)
    return rest or [one for one in _opened(known_documents(), options) if one.id not in ids]


def _opened(paths: Iterable[str], options: Namespace) -> Iterable[Document]:
    return Sources(paths, options.encoding, uncorrected=options.uncorrected)
