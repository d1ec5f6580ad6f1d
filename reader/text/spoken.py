"""How a text is read aloud: one syllable to each Chinese character, chosen by the words around it.

What pypinyin knows of phrases decides first: the text is parted into as few known phrases and
single characters as possible, in one script. A character outside of all phrases has its usual
reading, which is the first one of the data but for a few. Tones are those of the dictionary: 一 and
不 are written as they are read alone (GB/T 16159).
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.text import script_cache
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Container

_PACKAGE = "pypinyin"
_FILES = ("pinyin_dict.json", "phrases_dict.json")
_KEY = ("spoken", 1)  # names the tables in the cache: counted up with every change of the rules
_KNOWN = ("phrases", *_KEY)
_LONGEST = 8  # code points of a phrase
_NEAR = 40  # code points on each side of a character
_HAN = re.compile("[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+")

_USUAL = {
    "一": "yī", "不": "bù", "长": "cháng", "長": "cháng", "为": "wéi", "為": "wéi", "爲": "wéi",
    "似": "sì", "伺": "sì", "吁": "yù", "咽": "yān", "薄": "bó", "得": "de",
    "干": "gàn", "乾": "gān", "幹": "gàn", "曲": "qū", "钻": "zuān", "鑽": "zuān",
}  # fmt: skip
"""Characters that are mostly read otherwise than the data has it when no phrase tells."""

_OPENING = {"为": "wèi"}
"""Folded characters that are read otherwise when they open a clause: 为贯彻落实…"""

_MORE = {
    "得到": "dé dào", "得以": "dé yǐ", "还有": "hái yǒu", "还要": "hái yào", "还在": "hái zài",
    "还能": "hái néng", "还没": "hái méi", "都是": "dōu shì", "都有": "dōu yǒu", "都要": "dōu yào",
    "为民": "wèi mín", "为群众": "wèi qún zhòng", "为企业": "wèi qǐ yè", "为人民": "wèi rén mín",
    "上调": "shàng tiáo", "下调": "xià tiáo", "调优": "tiáo yōu", "微调": "wēi tiáo",
    "镇长": "zhèn zhǎng", "局长": "jú zhǎng", "州长": "zhōu zhǎng", "会长": "huì zhǎng",
    "行长": "háng zhǎng", "董事长": "dǒng shì zhǎng", "理事长": "lǐ shì zhǎng",
    "河长": "hé zhǎng", "林长": "lín zhǎng", "田长": "tián zhǎng", "路长": "lù zhǎng",
    "机长": "jī zhǎng", "所长": "suǒ zhǎng", "站长": "zhàn zhǎng", "组长": "zǔ zhǎng",
    "队长": "duì zhǎng", "院长": "yuàn zhǎng", "校长": "xiào zhǎng", "村长": "cūn zhǎng",
    "乡长": "xiāng zhǎng", "区长": "qū zhǎng", "县长": "xiàn zhǎng", "科长": "kē zhǎng",
    "处长": "chù zhǎng", "主任": "zhǔ rèn", "各地": "gè dì", "地方": "dì fāng",
    "行数": "háng shù", "每行": "měi háng", "一行行": "yī háng háng", "重构": "chóng gòu",
    "重塑": "chóng sù", "重组": "chóng zǔ", "重建": "chóng jiàn", "重启": "chóng qǐ",
    "率为": "lǜ wéi", "率达": "lǜ dá", "参与": "cān yù", "给排水": "jǐ pái shuǐ",
    "拾得": "shí dé", "还款": "huán kuǎn", "还债": "huán zhài",
    "还林": "huán lín", "还草": "huán cǎo", "还湿": "huán shī",
    "不适应": "bù shì yìng", "长制": "zhǎng zhì", "处突": "chǔ tū", "电子": "diàn zǐ",
    "量子": "liàng zǐ", "光子": "guāng zǐ", "离子": "lí zǐ", "亲子": "qīn zǐ", "子曰": "zǐ yuē",
    "朝阳": "cháo yáng", "大都": "dà dū", "都会": "dū huì",
}  # fmt: skip
"""Words of plans, reports and everyday prose that the data lacks or has otherwise."""


class _Tables(NamedTuple):
    characters: dict[str, str]  # the usual reading
    phrases: dict[str, str]  # folded phrases, their readings parted by spaces


def read_aloud(text: str) -> list[str]:
    """Return how each code point of ``text`` is read, with tone marks; empty for what is no Han.

    Raises:
        LookupError: pypinyin is not installed.
    """
    _tables()
    spoken = [""] * len(text)
    for run in _HAN.finditer(text):
        start, end = run.span()
        spoken[start:end] = _read_run(run[0])
    return spoken


def phrase_around(text: str, at: int) -> tuple[int, int]:
    """Return the known phrase that a Chinese character is in, as a span; it alone where none is.

    Only the characters near it are looked at. Where pypinyin is not installed, none is known.
    """
    first = max(at - _NEAR, 0)
    run = next((run for run in _HAN.finditer(text, first, at + _NEAR) if run.end() > at), None)
    if run is None or run.start() > at or find_spec(_PACKAGE) is None:
        return at, at + 1
    start = run.start()
    for size in _parts(fold(run[0]), _known()):
        if at < start + size:
            break
        start += size
    return start, start + size


def is_prepared() -> bool:
    """Return whether the phrases are in the cache, or nothing is known of any."""
    return find_spec(_PACKAGE) is None or script_cache.load(_KNOWN, _data()) is not None


def prepare() -> None:
    """Put the phrases and their readings into the cache; that takes a quarter of a second."""
    if not is_prepared():
        _known()


def is_spoken(text: str) -> bool:
    """Return whether there are Chinese characters in ``text``."""
    return _HAN.search(text) is not None


def _read_run(run: str) -> list[str]:
    tables = _tables()
    folded = fold(run)
    spoken: list[str] = []
    at = 0
    for size in _parts(folded, tables.phrases):
        if size > 1:
            spoken += tables.phrases[folded[at : at + size]].split(" ")
        elif at == 0 and folded[0] in _OPENING:
            spoken.append(_OPENING[folded[0]])
        else:
            spoken.append(_alone(run[at], folded[at], tables))
        at += size
    return spoken


def _alone(character: str, folded: str, tables: _Tables) -> str:
    return tables.characters.get(character) or tables.characters.get(folded, "")


def _parts(run: str, phrases: Container[str]) -> list[int]:
    """Return the lengths of as few known phrases and single characters as make up a run.

    Where several ways are equally short, longer phrases come first.
    """
    count = len(run)
    best = [0] * (count + 1)  # how few parts the run from there on has
    choice = [1] * count
    for at in range(count - 1, -1, -1):
        best[at] = best[at + 1] + 1
        for size in range(2, min(_LONGEST, count - at) + 1):
            if best[at + size] + 1 <= best[at] and run[at : at + size] in phrases:
                best[at], choice[at] = best[at + size] + 1, size
    sizes = []
    at = 0
    while at < count:
        sizes.append(choice[at])
        at += choice[at]
    return sizes


@cache
def _known() -> frozenset[str]:
    """Return the phrases without their readings, which take several times as long to load."""
    paths = _data()
    kept = script_cache.load(_KNOWN, paths)
    if not isinstance(kept, str):
        kept = "\n".join(_tables().phrases)
        script_cache.store(_KNOWN, paths, kept)
    return frozenset(kept.split("\n"))


@cache
def _tables() -> _Tables:
    paths = _data()
    kept = script_cache.load(_KEY, paths)
    if isinstance(kept, tuple):
        return _Tables(*kept)
    tables = _build(paths)
    script_cache.store(_KEY, paths, tuple(tables))
    return tables


def _data() -> list[Path]:
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise LookupError(_PACKAGE)
    return [Path(places[0]) / name for name in _FILES]


def _build(paths: list[Path]) -> _Tables:
    characters, phrases = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    usual = {chr(int(code)): sounds.partition(",")[0] for code, sounds in characters.items()}
    whole = [phrase for phrase, read in phrases.items() if len(phrase) == len(read) <= _LONGEST]
    folded = fold("\n".join(whole)).split("\n")
    known = {
        key: " ".join(map(_plain, phrase, phrases[phrase]))
        for key, phrase in zip(folded, whole, strict=True)
    }
    return _Tables(usual | _USUAL, known | _MORE)


def _plain(character: str, sounds: list[str]) -> str:
    """Return the reading in a phrase without what speech does to the tones of 一 and 不."""
    return _USUAL[character] if character in "一不" else sounds[0]
