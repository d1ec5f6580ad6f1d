"""Which annotations match what the user types: pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotations.tags import is_within, normalise
from reader.search.pinyin import Sound
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotations.model import Annotation

_LEAST_SOUND = 2  # letters


class AnnotationFilter:
    """Words that must all occur, and tags (``#…``) that must all be there, in any script.

    A tag that is still being typed finds the tags that begin like it. Small Latin letters that
    occur nowhere are taken for pinyin.
    """

    def __init__(self, text: str) -> None:
        terms = fold(text).split()
        self._words = [term for term in terms if not term.startswith("#")]
        self._tags = [name for term in terms if term.startswith("#") and (name := normalise(term))]

    def select(self, texts: Iterable[tuple[list[str], str]]) -> list[int]:
        """Return the numbers of the annotations that match, in order.

        Args:
            texts: of each annotation the folded tags, and all its words folded, see `words_of`.
        """
        found = list(enumerate(texts))
        for tag in self._tags:
            found = _kept(found, partial(_has_tag, tag)) or _kept(found, _sounds(tag, _tags_of))
        for word in self._words:
            found = _kept(found, partial(_has_word, word)) or _kept(found, _sounds(word, _all_of))
        return [number for number, _ in found]


def words_of(annotation: Annotation, *more: str) -> tuple[list[str], str]:
    """Return what an annotation is found by: its folded tags, and all its words folded."""
    tags = [fold(tag) for tag in annotation.tags]
    texts = (annotation.quote.exact, annotation.note, *annotation.tags, *annotation.section, *more)
    return tags, fold("\n".join(texts))


_Texts = tuple[list[str], str]


def _kept(
    found: list[tuple[int, _Texts]], accepts: Callable[[_Texts], bool]
) -> list[tuple[int, _Texts]]:
    return [(number, texts) for number, texts in found if accepts(texts)]


def _has_tag(wanted: str, texts: _Texts) -> bool:
    return any(is_within(tag, wanted) or tag.startswith(wanted) for tag in texts[0])


def _has_word(wanted: str, texts: _Texts) -> bool:
    return wanted in texts[1]


def _tags_of(texts: _Texts) -> str:
    return " ".join(texts[0])


def _all_of(texts: _Texts) -> str:
    return texts[1]


def _sounds(word: str, of: Callable[[_Texts], str]) -> Callable[[_Texts], bool]:
    """Return what tells whether a text holds something that is read as a word."""
    from reader.text.pinyin import readings

    if len(word) < _LEAST_SOUND or not (word.isascii() and word.isalpha()):
        return lambda _: False
    try:
        sound = Sound(word, readings(), initials=True)
    except LookupError:
        return lambda _: False
    return lambda texts: any(True for _ in sound.spans(of(texts)))
