"""The engine that needs nothing set up: SQLite's FTS5 in one file.

The table of tokens has no content and no positions, one row for each paragraph; the rows of a
document follow each other. Texts of one or two characters are answered by the table alone; what
has all pairs of a longer one is looked at in the bodies; paragraphs looked at last are kept ready.

FTS5 itself finds the rows for a single query; whoever asks many, or has many rows, reads the lists
of rows in whole (`reader.library.engine.lookup`), for which NumPy takes a tenth of a second to be
imported.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from itertools import compress
from typing import TYPE_CHECKING

import orjson

from reader.library.engine import Found, bodies, dictionaries
from reader.library.engine.kept import Kept
from reader.library.engine.predicates import predicate
from reader.library.engine.row_passages import RowPassages
from reader.library.engine.row_places import RowPlaces
from reader.library.engine.tokens import condition, expression, tokens
from reader.library.sqlite import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.documents.model import Document
    from reader.library.engine import Passages, Text
    from reader.library.engine.lookup import Lookup
    from reader.library.engine.predicates import Test
    from reader.library.engine.tokens import Condition
    from reader.search.query import Node

_VERSION = 4  # to be counted up with every change of the tables, of tokens or of folding
_PUNCTUATION = "".join(c for c in map(chr, range(0x21, 0x7F)) if not c.isalnum())
_TOKENS = "ascii tokenchars '{}'".format(_PUNCTUATION.replace("'", "''")).replace('"', '""')
_PENDING = 16 << 20  # bytes of new tokens that are sorted in memory
_IDLE = 0.02  # share of a file without content from which on it is written anew
_TABLES = (
    """CREATE TABLE documents (
        document INTEGER PRIMARY KEY, identity TEXT NOT NULL,
        first INTEGER NOT NULL, size INTEGER NOT NULL, dictionary INTEGER NOT NULL,
        sketch BLOB NOT NULL
    )""",
    "CREATE TABLE bodies (document INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    dictionaries.TABLE,
    f"""CREATE VIRTUAL TABLE rows USING fts5(
        tokens, content='', columnsize=0, detail=none, tokenize="{_TOKENS}"
    )""",
    f"INSERT INTO rows (rows, rank) VALUES ('hashsize', {_PENDING})",  # noqa: S608  (a number)
)
_BODY = "SELECT dictionary, body FROM bodies JOIN documents USING (document) WHERE document = ?"
_UNUSED = """DELETE FROM dictionaries WHERE number < (SELECT max(number) FROM dictionaries)
    AND number NOT IN (SELECT dictionary FROM documents)"""
_CACHE = 64  # MB that a connection keeps of the file
_CHECKPOINT = 8 << 20  # bytes of changes that wait to be put into the file
_AT_ONCE = 4096  # texts that are looked at together
_MANY = 2_000_000  # rows from which on even a single query is answered sooner by whole lists
_PAGE = 32768  # bytes: bodies have a few thousand, and would waste much of smaller pages


class EmbeddedEngine:
    """Keeps texts in one file; other processes may read while one writes."""

    def __init__(self, file: Path, *, staying: bool = True) -> None:
        """Open ``file``, made if need be; one that is damaged or of another version is made anew.

        Args:
            file: where the texts are.
            staying: many queries are to be expected.

        Raises:
            PizhuError: the disk refuses.
        """
        self._store = Store(file, _TABLES, _VERSION, derived=True, page_size=_PAGE)
        self._connection = self._store.connection
        self._connection.execute(f"PRAGMA cache_size = {-_CACHE * 1024}")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT // _PAGE}")
        self._dictionaries = dictionaries.Dictionaries(self._connection)
        self._kept = Kept()
        self._places = RowPlaces(())
        self._staying = staying
        self._lists: Lookup | None = None
        self._seen = -1

    def identities(self) -> Mapping[int, str]:
        """Return which documents there are, and the identity that each had when it was put."""
        with self._store.guarded():
            return dict(self._connection.execute("SELECT document, identity FROM documents"))

    def sketches(self) -> Mapping[int, bytes]:
        """Return the sketch of every document."""
        with self._store.guarded():
            return dict(self._connection.execute("SELECT document, sketch FROM documents"))

    def put(self, texts: Iterable[Text]) -> None:
        """Take documents in place of their earlier states, in one transaction."""
        with self._changing():
            for text in texts:
                self._forget(text.document)
                self._take(text)

    def drop(self, documents: Collection[int]) -> None:
        """Forget documents, in one transaction."""
        with self._changing():
            for document in documents:
                self._forget(document)

    def settle(self) -> None:
        """Merge what many changes have scattered into one tree; give the disk back what is free."""
        self._seen = -1
        with self._store.guarded():
            self._connection.execute("INSERT INTO rows (rows) VALUES ('optimize')")
            self._connection.execute(_UNUSED)
            (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
            (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
            if free > pages * _IDLE:
                self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def find(self, node: Node) -> Found:
        """Return the paragraphs that answer a query."""
        wanted = condition(node)
        with self._reading():
            if wanted is None:
                return Found(self._places.everything(), exact=False)
            holds = None if wanted.exact else predicate(node)
            try:
                passages = self._answer(wanted, holds)
            except (LookupError, ValueError, StopIteration) as error:  # lists or bodies are damaged
                raise sqlite3.DatabaseError from error
        return Found(passages, exact=wanted.exact or holds is not None)

    def document(self, number: int) -> Document:
        """Return the paragraphs and the outline of a document, without its source."""
        with self._reading():
            return bodies.document_of(self._body(number))

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _take(self, text: Text) -> None:
        connection = self._connection
        (first,) = connection.execute("SELECT max(first + size) FROM documents").fetchone()
        first = first or 1
        numbered = enumerate(text.rows, first)
        connection.executemany("INSERT INTO rows (rowid, tokens) VALUES (?, ?)", numbered)
        number, body = self._dictionaries.pack(bodies.plain(text.body))
        connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
            (text.document, text.identity, first, len(text.rows), number, text.sketch),
        )
        connection.execute("INSERT INTO bodies VALUES (?, ?)", (text.document, body))

    def _forget(self, document: int) -> None:
        """Take the rows of a document away, which a table without content must be told again."""
        connection = self._connection
        select = "SELECT first FROM documents WHERE document = ?"
        known = connection.execute(select, (document,)).fetchone()
        if known is None:
            return
        texts = bodies.texts_of(self._body(document))
        gone = (("delete", row, tokens(text)) for row, text in enumerate(texts, known[0]))
        connection.executemany("INSERT INTO rows (rows, rowid, tokens) VALUES (?, ?, ?)", gone)
        for table in ("documents", "bodies"):
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608  (our own names)

    def _body(self, document: int, lines: int | None = None) -> bytes:
        """Return the plain body of a document, or its first lines."""
        found = self._connection.execute(_BODY, (document,)).fetchone()
        if found is None:
            raise KeyError(document)
        number, packed = found
        return self._dictionaries.unpack(number, packed, lines)

    def _answer(self, wanted: Condition, holds: Test | None) -> Passages:
        """Return the paragraphs that have what is wanted, and of which a test holds, if any."""
        lists = self._lookup()
        if lists is None:
            select = "SELECT json_group_array(rowid) FROM rows WHERE rows MATCH ?"
            (found,) = self._connection.execute(select, (expression(wanted.wanted),)).fetchone()
            numbers: list[int] = orjson.loads(found)
            return self._places.passages(self._looked_at(numbers, holds) if holds else numbers)
        rows = lists.rows(wanted.wanted, exactly=wanted.exact)
        return RowPassages(self._looked_at(rows.tolist(), holds) if holds else rows, self._places)

    def _lookup(self) -> Lookup | None:
        """Return what reads whole lists, None where FTS5 is to find the rows."""
        if self._lists is None and (self._staying or self._places.rows > _MANY):
            from reader.library.engine.lookup import Lookup

            with suppress(LookupError):
                self._lists = Lookup(self._connection)
        return self._lists

    def _looked_at(self, rows: Sequence[int], holds: Test) -> list[int]:
        """Return the rows whose folded texts are as they should be."""
        found: list[int] = []
        for at in range(0, len(rows), _AT_ONCE):
            some = rows[at : at + _AT_ONCE]
            found += compress(some, map(holds, self._kept.texts(some, self._folded)))
        return found

    def _folded(self, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield rows with their folded texts."""
        for at, ordinals in self._places.parted(rows):
            first = self._places.firsts[at]
            lines = bodies.lines_before(ordinals[-1] + 1)
            body = self._body(self._places.documents[at], lines)
            texts = bodies.folded_texts_of(body, ordinals)
            yield from zip((first + ordinal for ordinal in ordinals), texts, strict=True)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        self._dictionaries.clear()
        self._seen = -1
        with self._store.changing():
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """See one state of the file, whatever others write meanwhile."""
        with self._store.reading():
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            if version != self._seen:
                select = "SELECT first, size, document FROM documents ORDER BY first, size"
                self._lists = None
                self._places = RowPlaces(self._connection.execute(select))
                self._kept.clear()
                self._dictionaries.clear()
                self._seen = version
            yield
