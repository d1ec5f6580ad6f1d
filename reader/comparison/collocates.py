"""What stands near a word more often than elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.keyness import log_dice, log_likelihood
from reader.comparison.terms import terms
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.comparison.terms import Corpus

WINDOW = 12
"""Code points on each side of a word, to the end of its sentence at most."""
_STOPS = "。！？!?\n"


class Collocate(NamedTuple):
    """A term that stands near a word.

    Attributes:
        text: folded.
        near: how often it stands near the word.
        times: how often it stands in the texts.
        likelihood: log-likelihood of finding it near the word rather than elsewhere.
        dice: logDice; 14 if both stand only near each other, 1 less is half as often.
    """

    text: str
    near: int
    times: int
    likelihood: float
    dice: float


def collocates(texts: Corpus, word: str, window: int = WINDOW, least: int = 2) -> list[Collocate]:
    """Return the collocates of a word, the likeliest first.

    Args:
        texts: where to look.
        word: in any script.
        window: code points on each side that count as near.
        least: how often a collocate has to stand near the word.
    """
    node = fold(word)
    around = _around(texts.folded, node, window)
    size = sum(map(str.isalnum, around))
    nodes = texts.count(node)
    found = []
    for text, times in terms(texts.folded, least):
        near = around.count(text)
        if near < least or text in node or node in text:
            continue
        elsewhere = max(times - near, 0)
        likelihood = log_likelihood(near, size, elsewhere, max(texts.size - size, 1))
        if likelihood > 0:
            dice = log_dice(near, nodes, times)
            found.append(Collocate(text, near, times, likelihood, dice))
    return sorted(found, key=lambda one: (-one.likelihood, one.text))


def _around(folded: str, node: str, window: int) -> str:
    """Return what stands before and behind each place of a word, each on a line of its own.

    What is near two places is told once.
    """
    pieces: list[str] = []
    done = 0
    at = folded.find(node) if node else -1
    while at >= 0:
        end = at + len(node)
        pieces.append(_last_sentence(folded[max(at - window, done) : at]))
        following = folded.find(node, end)
        limit = end + window if following < 0 else min(end + window, following)
        behind = _first_sentence(folded[end:limit])
        pieces.append(behind)
        done, at = end + len(behind), following
    return "\n".join(pieces)


def _last_sentence(text: str) -> str:
    return text[max(map(text.rfind, _STOPS)) + 1 :]


def _first_sentence(text: str) -> str:
    return text[: min((at for at in map(text.find, _STOPS) if at >= 0), default=len(text))]
