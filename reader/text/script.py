"""Texts in any Chinese script, with the way back to every code point of the original.

Conversions bear OpenCC's names: ``s`` Simplified, ``t`` OpenCC's Traditional, ``tw`` Taiwan, ``hk``
Hong Kong; a final ``p`` also exchanges the regions' idioms (默认 → 預設), which may change lengths.
"""

from __future__ import annotations

import re
from functools import cache

from reader.text.alignment import Aligned, compose, parted
from reader.text.script_cache import use_cache
from reader.text.script_data import read_config, read_dictionary
from reader.text.script_detection import detect_script
from reader.text.script_engine import Cutter, Segmentation, Stage
from reader.text.script_matching import forward_maximum, longest_first
from reader.text.script_parting import Parting
from reader.text.script_rules import in_basic_plane, load_rules
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.alignment import Edit
    from reader.text.script_data import Dictionary, SetName
    from reader.text.script_matching import Matcher
    from reader.text.script_rules import Rules

__all__ = [
    "CONFIGS",
    "DISPLAYS",
    "Aligned",
    "Converter",
    "config_for",
    "converter",
    "detect_script",
    "use_cache",
]

CONFIGS = (
    "s2t", "s2tw", "s2twp", "s2hk", "s2hkp",
    "t2s", "tw2s", "tw2sp", "hk2s", "hk2sp",
    "t2tw", "t2twp", "t2hk", "tw2t", "hk2t", "t2jp",
)  # fmt: skip
"""The conversions that the official dictionaries offer."""

DISPLAYS = ("original", "simplified", "traditional", "taiwan", "hongkong")
"""The scripts that a reader chooses from, whatever script the document is in."""

# Only characters change, never words: a document keeps its author's vocabulary (信息 does not
# become 資訊) and stays 1:1 with the original. A Traditional document is never taken through
# Simplified rules, which would turn its 鄰里 into 鄰裏.
_DISPLAYED = {
    "simplified": {"simplified": "t2s", "traditional": "s2t", "taiwan": "s2tw", "hongkong": "s2hk"},
    "traditional": {"simplified": "t2s", "taiwan": "t2tw", "hongkong": "t2hk"},
}


_NEAR = 64  # code points; ranges as near as that are searched as one


class Converter:
    """One conversion; made by `converter`.

    No phrase reaches across the end of a line.

    Attributes:
        config: OpenCC's name of it.
    """

    def __init__(
        self,
        config: str,
        stages: Sequence[Stage],
        normalization: dict[str, str],
        segmentation: tuple[Segmentation, int] | None = None,
        *,
        from_the_left: bool = True,
    ) -> None:
        self.config = config
        self._stages = stages
        self._segmentation = segmentation[0] if segmentation else None
        self._parting = Parting(stages, self._segmentation, from_the_left=from_the_left)
        self._first_cut = segmentation[1] if segmentation else 0
        self._normalization = str.maketrans(normalization)
        self._unusual = _finder(normalization)

    def convert(self, text: str) -> str:
        """Return the converted text."""
        return self._run(text)[0]

    def align(self, text: str) -> Aligned:
        """Return the converted text together with its alignment to the original."""
        converted, edits = self._run(text)
        return Aligned(text, converted, tuple(edits))

    def align_all(self, texts: Sequence[str]) -> list[Aligned]:
        """Return what `align` returns for each of many texts, in less time than one by one."""
        return parted(texts, *self._run("\n".join(texts)))

    def last_end(self, text: str, limit: int) -> int:
        """Return the last place at ``limit`` or before where the text can be parted.

        What is before that place and what is behind it, with whatever more may follow, convert by
        themselves as they do together. 0 where there is no such place.
        """
        return self._parting.last(self._normalized(text), limit)

    def _normalized(self, text: str) -> str:
        if self._unusual and self._unusual.search(text):
            return text.translate(self._normalization)
        return text

    def _run(self, text: str) -> tuple[str, Sequence[Edit]]:
        text = converted = self._normalized(text)
        edits: Sequence[Edit] = ()
        for number, stage in enumerate(self._stages):
            cutter = None
            if self._segmentation and number >= self._first_cut:
                cutter = Cutter(self._segmentation, text, edits)
            converted, changed = stage.apply(converted, cutter)
            if changed:
                edits = compose(edits, changed)
        return converted, edits


def config_for(display: str, script: str) -> str | None:
    """Return the conversion that shows a document in one of `DISPLAYS`.

    Args:
        display: one of `DISPLAYS`, or the name of a conversion, which is returned as it is.
        script: the document's own, as `detect_script` tells it.

    Returns:
        The name of a conversion; None to show the original.
    """
    if display in CONFIGS:
        return display
    if display not in DISPLAYS:
        raise LookupError(display)
    return _DISPLAYED["traditional" if script == "traditional" else "simplified"].get(display)


@cache
def converter(config: str, dictionaries: SetName = "official", *, rare: bool = False) -> Converter:
    """Return a conversion; the same object for the same arguments.

    Args:
        config: OpenCC's name, such as ``s2twp``.
        dictionaries: ``official``, or ``reimplemented`` for the dictionaries and the matching of
            opencc-python-reimplemented.
        rare: let characters of the basic plane become characters outside it, and others that many
            fonts lack.

    Raises:
        LookupError: there is no such conversion.
    """
    plan = read_config(dictionaries, config, rare=rare)
    matcher = forward_maximum if dictionaries == "official" else longest_first
    groups = [load_rules(dictionaries, group, rare=rare) for group in plan.stages]
    normalization: Dictionary = {}
    for file in plan.normalization:
        normalization = read_dictionary(dictionaries, file) | normalization
    if not rare:
        normalization = in_basic_plane(normalization)
    segmentation = None
    if plan.segmentation:
        # The first stage cuts by itself where it looks for the same phrases.
        same = plan.stages[0].unions[0] == plan.segmentation.unions[0]
        cutting = groups[0] if same else load_rules(dictionaries, plan.segmentation, rare=rare)
        segmentation = Segmentation(cutting), int(same)
    left = matcher is forward_maximum
    return Converter(
        config, _stages(groups, matcher), normalization, segmentation, from_the_left=left
    )


def _stages(groups: Sequence[Rules], matcher: Matcher) -> list[Stage]:
    """Return the stages, each together with those after it that only map characters."""
    stages: list[Stage] = []
    after: Dictionary = {}
    for rules in reversed(groups):
        if rules.phrases or rules is groups[0]:
            stages.append(Stage(rules, matcher, after))
            after = {}
        else:
            after = after | {k: after.get(v, v) for k, v in rules.characters.items()}
    return stages[::-1]


def _finder(characters: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of few ranges that finds at least the characters."""
    ranges: list[list[int]] = []
    for number in sorted(map(ord, characters)):
        if ranges and number - ranges[-1][1] < _NEAR:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    inside = "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges)
    return re.compile(f"[{inside}]") if inside else None
