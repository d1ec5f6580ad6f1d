"""The library's answers beside those of a scan, for random queries over the real documents."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from reader import locations
from reader.documents.opening import open_document
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.entries import Entry, card_of
from tests.random_queries import compare
from tests.shelved import text

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))
QUERIES = int(os.environ.get("PIZHU_QUERIES", "200"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]


def test_random_queries_find_what_a_scan_finds() -> None:
    documents = {number: open_document(path) for number, path in enumerate(DOCUMENTS, 1)}
    entries = [
        Entry(number, path, card_of(documents[number])) for number, path in enumerate(DOCUMENTS, 1)
    ]
    with closing(EmbeddedEngine(locations.index_file())) as engine:
        engine.put(text(number, made) for number, made in documents.items())
        compare(documents, entries, engine, QUERIES)
