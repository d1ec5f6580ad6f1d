"""Where a long text can be parted so that each part converts by itself as it does in the whole."""

from __future__ import annotations

from functools import cached_property

from reader.text.script_engine import Cutter, linked
from reader.text.script_matching import forward_maximum
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.script_engine import Segmentation, Stage
    from reader.text.script_rules import Rules

_NEAR = 256  # code points in which a place between phrases is looked for first
_FAR = 1 << 16  # code points beyond which no place is looked for


class Parting:
    """Finds such places.

    Args:
        stages: those of the conversion, at most two if phrases are found from the left.
        segmentation: what cuts the text before, if anything does.
        from_the_left: whether phrases are found from the left.
    """

    def __init__(
        self, stages: Sequence[Stage], segmentation: Segmentation | None, *, from_the_left: bool
    ) -> None:
        self._stages = stages
        self._segmentation = segmentation
        self._from_the_left = from_the_left
        self._cutting = segmentation.rules if segmentation else stages[0].rules

    def last(self, text: str, limit: int) -> int:
        """Return the last such place at ``limit`` or before it, whatever follows ``text``.

        Returns:
            An offset; 0 where there is none, or only far from the limit.
        """
        limit = min(limit, len(text) - max(rules.longest for rules in self._all_rules()))
        for at in range(limit, max(limit - _NEAR, 0), -1):
            if text[at - 1] not in self._involved:
                return at
        return self._between_phrases(text, limit) if self._from_the_left else 0

    def _between_phrases(self, text: str, limit: int) -> int:
        longest = self._cutting.longest
        at = limit
        while at > max(limit - _FAR, 0):
            start = linked(text, at, 0, self._cutting.followers)[0]
            matches = forward_maximum(text[start : at + longest], self._cutting.phrases, longest)
            ends = [start + end for match in matches for end in match[:2] if start + end <= at]
            if ends and ends[-1] > 0:
                return ends[-1]
            if start > 0 and self._independent(text, start):
                return start
            at = start - 1
        return 0

    def _independent(self, text: str, at: int) -> bool:
        """Tell whether no phrase of any stage reaches across a place that none cuts across."""
        first, *later = self._stages
        if self._is_linked(text, at):
            return False
        if not later:
            return True
        begin, end = at - 1, at + 1
        while begin > 0 and self._is_linked(text, begin):
            begin -= 1
        while end < len(text) and self._is_linked(text, end):
            end += 1
        pieces = text[begin:at], text[at:end]
        before, behind = (first.apply(piece, self._cutter(piece))[0] for piece in pieces)
        return behind[:1] not in later[0].rules.followers.get(before[-1:], "")

    def _cutter(self, piece: str) -> Cutter | None:
        return Cutter(self._segmentation, piece, ()) if self._segmentation else None

    def _is_linked(self, text: str, at: int) -> bool:
        """Tell whether a phrase of the first stage may reach across a place, or cut across it."""
        return any(
            text[at] in rules.followers.get(text[at - 1], "")
            for rules in (self._cutting, self._stages[0].rules)
        )

    def _all_rules(self) -> Iterator[Rules]:
        yield self._cutting
        yield from (stage.rules for stage in self._stages)

    @cached_property
    def _involved(self) -> frozenset[str]:
        """The characters that change or that stand in phrases."""
        involved: set[str] = set()
        for rules in self._all_rules():
            involved.update(rules.characters, rules.followers, rules.triggers.singles)
            involved.update(*rules.followers.values())
        return frozenset(involved)
