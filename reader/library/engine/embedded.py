"""The engine that needs nothing set up: SQLite's FTS5 in one file.

The table of tokens has no content and no positions, one row for each paragraph; the rows of a
document follow each other. Texts of one or two characters are answered by the table alone; what
has all pairs of a longer one is looked at in the bodies, of which those used last are kept ready.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import orjson

from reader.library.engine import Found, bodies, dictionaries
from reader.library.engine.kept import Kept
from reader.library.engine.predicates import predicate
from reader.library.engine.tokens import condition, tokens
from reader.library.sqlite import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.documents.model import Document
    from reader.library.engine import Passages, Text
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
_PAGE = 32768  # bytes: bodies have a few thousand, and would waste much of smaller pages


class _Place(NamedTuple):
    """Where the rows of a document are."""

    first: int
    size: int
    document: int


class EmbeddedEngine:
    """Keeps texts in one file; other processes may read while one writes."""

    def __init__(self, file: Path) -> None:
        """Open ``file``, made if need be; one that is damaged or of another version is made anew.

        Raises:
            PizhuError: the disk refuses.
        """
        self._store = Store(file, _TABLES, _VERSION, derived=True, page_size=_PAGE)
        self._connection = self._store.connection
        self._connection.execute(f"PRAGMA cache_size = {-_CACHE * 1024}")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT // _PAGE}")
        self._dictionaries = dictionaries.Dictionaries(self._connection)
        self._kept = Kept()
        self._places: list[_Place] = []
        self._firsts: list[int] = []
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
                everything = {p.document: range(p.size) for p in self._places}
                return Found(dict(sorted(everything.items())), exact=False)
            select = "SELECT json_group_array(rowid) FROM rows WHERE rows MATCH ?"
            (rows,) = self._connection.execute(select, (wanted.expression,)).fetchone()
            passages = self._passages(orjson.loads(rows))
            if wanted.exact:
                return Found(passages, exact=True)
            holds = predicate(node)
            if holds is None:
                return Found(passages, exact=False)
            looked = {
                document: [n for n in some if holds(self._texts(document)[n])]
                for document, some in passages.items()
            }
            return Found({d: some for d, some in looked.items() if some}, exact=True)

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
        self._kept.drop(document)

    def _body(self, document: int) -> bytes:
        """Return the plain body of a document."""
        found = self._connection.execute(_BODY, (document,)).fetchone()
        if found is None:
            raise KeyError(document)
        return self._dictionaries.unpack(*found)

    def _texts(self, document: int) -> Sequence[str]:
        """Return the folded texts of a document's paragraphs."""
        return self._kept.get(document, lambda: bodies.folded_texts_of(self._body(document)))

    def _passages(self, rows: Sequence[int]) -> Passages:
        """Return rows, which are in order, by document."""
        found: Passages = {}
        at = number = 0
        while at < len(rows):
            number = bisect_right(self._firsts, rows[at], number) - 1
            first, size, document = self._places[number]
            stop = first + size
            end = bisect_left(rows, stop, at, min(at + size, len(rows)))
            found[document] = [row - first for row in rows[at:end]]
            at = end
        return dict(sorted(found.items()))

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
                select = "SELECT first, size, document FROM documents ORDER BY first"
                self._places = [_Place(*row) for row in self._connection.execute(select)]
                self._firsts = [place.first for place in self._places]
                self._kept.clear()
                self._dictionaries.clear()
                self._seen = version
            yield
