"""Queries made up of pieces of texts, each with what it asks for in plain terms: for scans."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from reader.library.querying.searching import search
from reader.text.fold import fold
from reader.text.script import converter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.documents.model import Document
    from reader.library.engine import Engine
    from reader.library.entries import Entry

LONGEST = 8  # code points of a word
_QUOTES = ('""', "“”", "「」", "『』")
_SPECIAL = frozenset('"“”「」『』\n\r')


class Word(NamedTuple):
    """A word as it is written in a query, and folded."""

    written: str
    needle: str


class Asked(NamedTuple):
    """A query, whether a folded paragraph answers it, and whether a document is asked for."""

    query: str
    holds: Callable[[str], bool]
    accepts: Callable[[Entry], bool]


class Asking:
    """Makes up queries, the same ones for the same seed."""

    def __init__(self, texts: Sequence[str], entries: Sequence[Entry], seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  (no secret)
        self._texts = [text for text in texts if text.strip()]
        self._entries = entries
        converters = (converter("t2s").convert, converter("s2t").convert)
        self._scripts: list[Callable[[str], str]] = [lambda text: text, *converters]

    def query(self) -> Asked:
        """Return another query."""
        holds, words = self._words()
        if self._chance.random() < 0.6:
            return Asked(words, holds, lambda _: True)
        accepts, filters = self._filter()
        return Asked(f"{words} {filters}", holds, accepts)

    def _words(self) -> tuple[Callable[[str], bool], str]:
        one, two, three = (self._word() for _ in range(3))
        a, b, c = one.needle, two.needle, three.needle
        shapes: list[tuple[Callable[[str], bool], str]] = [
            (lambda text: a in text, one.written),
            (lambda text: a in text, one.written),
            (lambda text: a in text and b in text, f"{one.written} {two.written}"),
            (lambda text: a in text or b in text, f"{one.written} OR {two.written}"),
            (lambda text: a in text and b not in text, f"{one.written} -{two.written}"),
            (
                lambda text: (a in text or b in text) and c in text,
                f"({one.written} OR {two.written}) {three.written}",
            ),
            (
                lambda text: a in text and not (b in text or c in text),
                f"{one.written} -({two.written} OR {three.written})",
            ),
        ]
        return self._chance.choice(shapes)

    def _word(self) -> Word:
        while True:
            text = self._chance.choice(self._texts)
            start = self._chance.randrange(len(text))
            piece = text[start : start + self._chance.randint(1, LONGEST)]
            piece = self._chance.choice(self._scripts)(piece)
            if piece == piece.strip() != "" and not _SPECIAL & set(piece):
                break
        if all("\u4e00" <= character <= "\u9fff" for character in piece):
            return Word(piece, fold(piece))
        quotes = self._chance.choice(_QUOTES)
        return Word(f"{quotes[0]}{piece}{quotes[1]}", fold(piece))

    def _filter(self) -> tuple[Callable[[Entry], bool], str]:
        entry = self._chance.choice(self._entries)
        card = entry.card
        name, year = fold(entry.name[1:3]), card.date[:4] or "2031"
        shapes: list[tuple[Callable[[Entry], bool], str]] = [
            (lambda e: e.card.genre == card.genre, f"kind:{card.genre}"),
            (lambda e: e.card.genre != card.genre, f"-kind:{card.genre}"),
            (lambda e: e.card.date[:4] == year, f"date:{year}"),
            (lambda e: e.card.date[:4] >= year, f"date:{year}.."),
            (lambda e: fold(entry.path.name) in fold(str(e.path)), f"path:{entry.path.name}"),
        ]
        if name.isalpha():
            shapes.append((lambda e: name in fold(e.name), f"title:{name}"))
            shapes.append((lambda e: name not in fold(e.name), f"-title:{name}"))
        return self._chance.choice(shapes)


def compare(
    documents: Mapping[int, Document], entries: Sequence[Entry], engine: Engine, queries: int
) -> None:
    """See that as many random queries find in the library what looking at everything finds."""
    texts = [p.text for document in documents.values() for p in document.paragraphs]
    folded = {n: [fold(p.text) for p in made.paragraphs] for n, made in documents.items()}
    asking = Asking(texts, entries, queries)
    answered = 0
    for _ in range(queries):
        asked = asking.query()
        accepted = [entry.number for entry in entries if asked.accepts(entry)]
        wanted = {
            number: ordinals
            for number in accepted
            if (ordinals := [at for at, text in enumerate(folded[number]) if asked.holds(text)])
        }
        results = search(entries, engine, asked.query).results
        found = {r.entry.number: list(r.passages) for r in results if r.passages}
        assert found == wanted, asked.query
        answered += bool(wanted)
    assert answered > queries // 3
