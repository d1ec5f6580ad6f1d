"""A stage of a conversion at work: translate all characters, then mend the phrases."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from reader.text.alignment import Edit, moved, to_source
from reader.text.script_matching import forward_maximum

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from reader.text.script_matching import Match, Matcher
    from reader.text.script_rules import Rules, Triggers

_Known = TypeVar("_Known")

# Runs repeat: what was found in one is kept. Long ones hardly ever do.
_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 64
_FEW = 128
_BASIC_PLANE = 0x10000
_BEYOND_BASIC_PLANE = re.compile("[\U00010000-\U0010ffff]")


class CharacterTable:
    """Single characters, translated quickly."""

    def __init__(self, characters: dict[str, str]) -> None:
        changing = {old: new for old, new in characters.items() if old != new}
        # Few characters are replaced one after another, if none becomes another one of them.
        few = len(changing) <= _FEW and changing.keys().isdisjoint(changing.values())
        self._pairs = [*changing.items()] if few else None
        self._all = {ord(character): ord(other) for character, other in changing.items()}
        self._basic = [] if few else _basic(self._all)
        self._beyond = max(self._all, default=0) >= _BASIC_PLANE

    def translate(self, text: str) -> str:
        """Return the text with every character translated by itself."""
        if self._pairs is not None:
            for old, new in self._pairs:
                text = text.replace(old, new)
            return text
        if self._beyond and _BEYOND_BASIC_PLANE.search(text):
            return text.translate(self._all)
        return text.translate(self._basic)


class Stage:
    """One step of a conversion.

    Args:
        rules: what it knows; kept as an attribute.
        matcher: how it chooses among phrases that overlap.
        after: a map of single characters that follows at once.
    """

    def __init__(self, rules: Rules, matcher: Matcher, after: dict[str, str] | None = None) -> None:
        after = after or {}
        both = after | {k: after.get(v, v) for k, v in rules.characters.items()}
        self.rules = rules
        self._matcher = matcher
        self._after = CharacterTable(after)
        self._table = CharacterTable(both)
        self._trigger = _trigger_pattern(rules.triggers)
        self._remembered: dict[Hashable, list[Match]] = {}
        self._mattering: dict[Hashable, bool] = {}

    def apply(self, text: str, cutter: Cutter | None = None) -> tuple[str, Sequence[Edit]]:
        """Return the converted text and the edits that changed its length.

        Args:
            text: any text.
            cutter: tells for a span the places inside it that no phrase may cross.
        """
        translated = self._table.translate(text)
        patches = self._patches(text, cutter) if self._trigger else None
        if not patches:
            return translated, ()
        return _patched(translated, patches, elastic=self.rules.elastic)

    def _patches(self, text: str, cutter: Cutter | None) -> list[Match]:
        """Return the places of the text where phrases make a difference."""
        patches: list[Match] = []
        bigrams, singles = self.rules.triggers.bigrams, self.rules.triggers.singles
        end = 0
        for trigger in self._trigger.finditer(text) if self._trigger else ():
            at = trigger.start()
            if at >= end and (
                text[at : at + 2] in bigrams
                or text[at - 1 : at + 1] in bigrams
                or (singles and text[at] in singles)
            ):
                start, end = linked(text, at, end, self.rules.followers)
                patches += self._found(text, start, end, cutter)
        return patches

    def _found(self, text: str, start: int, end: int, cutter: Cutter | None) -> Iterable[Match]:
        """Return the phrases of a run that matter, remembered or matched."""
        run = text[start:end]
        if cutter is None:
            found = self._matched(run, ())
        elif self._matters(run):
            found = self._matched(run, cutter.cuts(start, end))
        else:
            return ()
        return [(start + first, start + last, conversion) for first, last, conversion in found]

    def _matters(self, run: str) -> bool:
        """Tell whether a phrase that matters stands anywhere in a run."""
        known = self._mattering.get(run)
        if known is None:
            known = any(
                conversion and run.startswith(phrase, at)
                for at, character in enumerate(run)
                for phrases in self.rules.phrases
                for phrase, conversion in phrases.starting_with(character).items()
            )
            if len(run) <= _LONGEST_REMEMBERED:
                _remember(self._mattering, run, known)
        return known

    def _matched(self, run: str, cuts: tuple[int, ...]) -> list[Match]:
        found = self._remembered.get((run, cuts))
        if found is None:
            found = self._match(run, cuts)
            if len(run) <= _LONGEST_REMEMBERED:
                _remember(self._remembered, (run, cuts), found)
        return found

    def _match(self, run: str, cuts: tuple[int, ...]) -> list[Match]:
        """Return the phrases of a run whose conversion is not that of their characters."""
        phrases, longest = self.rules.phrases, self.rules.longest
        return [
            (begin + start, begin + stop, self._after.translate(conversion))
            for begin, end in pairwise((0, *cuts, len(run)))
            for start, stop, conversion in self._matcher(run[begin:end], phrases, longest)
            if conversion
        ]


class Segmentation:
    """Cuts a text into the phrases of a dictionary, which later stages may not reach across.

    Args:
        rules: the dictionary's; kept as an attribute.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._remembered: dict[Hashable, list[int]] = {}

    def run_around(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return the smallest span around a span that no phrase reaches across the ends of."""
        followers = self.rules.followers
        begin = linked(text, start, 0, followers)[0]
        return begin, linked(text, end - 1, end - 1, followers)[1]

    def boundaries(self, run: str) -> list[int]:
        """Return where the phrases of a run begin and end, in order."""
        found = self._remembered.get(run)
        if found is None:
            matches = forward_maximum(run, self.rules.phrases, self.rules.longest)
            found = sorted({place for match in matches for place in match[:2]})
            if len(run) <= _LONGEST_REMEMBERED:
                _remember(self._remembered, run, found)
        return found


class Cutter:
    """Tells the cuts inside spans of a converted text, asked for from left to right.

    Args:
        segmentation: what cuts the source.
        source: the text before the conversion.
        edits: what the stages so far changed in its length.
    """

    def __init__(self, segmentation: Segmentation, source: str, edits: Sequence[Edit]) -> None:
        self._segmentation = segmentation
        self._source = source
        self._edits = edits
        self._begin = self._end = 0
        self._boundaries: list[int] = []

    def cuts(self, start: int, end: int) -> tuple[int, ...]:
        """Return the cuts inside a span, counted from its start."""
        begin, stop = to_source(self._edits, start, end)
        if begin < self._begin or stop > self._end:
            self._begin, self._end = self._segmentation.run_around(self._source, begin, stop)
            run = self._source[self._begin : self._end]
            self._boundaries = self._segmentation.boundaries(run)
        first = bisect_right(self._boundaries, begin - self._begin)
        last = bisect_left(self._boundaries, stop - self._begin)
        places = (self._begin + place for place in self._boundaries[first:last])
        return tuple(moved(self._edits, place) - start for place in places)


def _remember(memory: dict[Hashable, _Known], key: Hashable, known: _Known) -> None:
    """Keep what was found out, within bounds."""
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[key] = known


def linked(text: str, at: int, low: int, followers: dict[str, str]) -> tuple[int, int]:
    """Return the run around the character ``at``, looking no further left than ``low``."""
    start, end, size = at, at + 1, len(text)
    follow = followers.get
    while start > low and text[start] in follow(text[start - 1], ""):
        start -= 1
    while end < size and text[end] in follow(text[end - 1], ""):
        end += 1
    return start, end


def _patched(
    translated: str, patches: Sequence[Match], *, elastic: bool
) -> tuple[str, Sequence[Edit]]:
    """Put patches, given in offsets before any of them, into the translated text."""
    if not patches:
        return translated, ()
    pieces: list[str] = []
    edits: list[Edit] = []
    done = shift = 0
    for start, end, conversion in patches:
        pieces += (translated[done:start], conversion)
        done = end
        if elastic and len(conversion) != end - start:
            first = start + shift
            edits.append(Edit(start, end, first, first + len(conversion)))
            shift += len(conversion) - (end - start)
    pieces.append(translated[done:])
    return "".join(pieces), edits


def _trigger_pattern(triggers: Triggers) -> re.Pattern[str] | None:
    """Return a pattern that finds all triggers beside which a bigram may stand, and some more."""
    if not triggers.characters:
        return None
    contexts = (
        triggers.behind and f"(?={_class(triggers.behind)})",
        triggers.before and f"(?<={_class(triggers.before)}.)",
        triggers.singles and f"(?<={_class(triggers.singles)})",
    )
    either = "|".join(context for context in contexts if context)
    return re.compile(f"{_class(triggers.characters)}(?:{either})", re.DOTALL)


def _class(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"


def _basic(characters: dict[int, int]) -> list[int]:
    """Return what becomes of each character of the basic plane."""
    table = _identity().copy()
    for number, other in characters.items():
        if number < _BASIC_PLANE:
            table[number] = other
    return table


@cache
def _identity() -> list[int]:
    return list(range(_BASIC_PLANE))
