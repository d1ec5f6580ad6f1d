"""What one stage of a conversion knows, prepared so that most text needs one pass only.

Translating every character by itself is right nearly everywhere. A phrase matters only where its
conversion differs from that, and each such phrase holds a *trigger*: one of its characters, and
with it one of its pairs of neighbouring characters (*bigrams*). Where no trigger stands, nothing
need be matched. Where one does, matching can be confined to a *run*: characters of which each may
follow the one before it in some phrase. No phrase reaches across the end of a run.
"""

from __future__ import annotations

import marshal
import re
from functools import cache
from operator import add

from reader.text import script_cache
from reader.text.fold import fold
from reader.text.script_data import dictionary_path, read_dictionary
from reader.text.script_phrases import Phrases
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from reader.text.script_data import Dictionary, Group, SetName

# opencc-python-reimplemented cuts the text at these before it looks for phrases.
_SEPARATORS = re.compile(
    r"[\s\-,.?!*，。、；：？！…“”‘’『』「」﹁﹂—－（）《》〈〉～．／＼︒︑︔︓︿﹀︹︺︙︐［﹇］﹈︕︖︰︳︴︽︾︵︶｛︷｝︸﹃﹄【︻】︼]"
)
_BETWEEN = "\0"
_LAST = "\uffff"  # of the basic plane
_VERSION = 5  # of what is kept in the cache
# The characters most frequent in running text, the most frequent first: bad triggers.
_FREQUENT = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
    "发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本"
    "前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很"
    "最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度"
    "门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电"
    "数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马"
    "科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万"
    "取拉格望觉术领共确传师观清今切院让识候带导争运笔企级服推技创城团组织支积极改革划标准质善流环"
    "境护农村深整投育医域升网络字联协调具存储供需源增型集范围责研究案项效率消费施监督查审批步快序"
    "专优县"
)


class Triggers(NamedTuple):
    """Where phrases may stand that matter.

    Attributes:
        characters: the triggers.
        bigrams: the pairs, with a trigger in them, of which one stands in each phrase that matters.
        singles: triggers that are phrases by themselves.
        before: the characters that stand before a trigger in the bigrams that end with one.
        behind: the characters that stand behind a trigger in the bigrams that begin with one.
    """

    characters: str
    bigrams: frozenset[str]
    singles: frozenset[str]
    before: str
    behind: str


class Rules(NamedTuple):
    """A group of dictionaries, ready for matching.

    Attributes:
        phrases: the dictionaries of phrases in order of precedence.
        characters: what becomes of a character that stands in no phrase.
        followers: the characters that may follow a character in a phrase.
        triggers: where to look for phrases.
        longest: the length of the longest phrase.
        elastic: whether a phrase may change its length.
    """

    phrases: tuple[Phrases, ...]
    characters: Dictionary
    followers: Dictionary
    triggers: Triggers
    longest: int
    elastic: bool


@cache
def load_rules(name: SetName, group: Group, *, rare: bool = False) -> Rules:
    """Return the rules of a group of dictionaries, from the cache where there is one.

    Args:
        name: the set that the group is of.
        group: the dictionaries.
        rare: let characters of the basic plane become characters outside it.
    """
    files = [dictionary_path(name, file) for union in group.unions for file in union]
    key = (_VERSION, name, group, rare)
    content = script_cache.load(key, files)
    if content is None:
        content = _built(name, group, rare=rare)
        script_cache.store(key, files, content)
    return _unpack(content)


def _built(name: SetName, group: Group, *, rare: bool) -> object:
    """Return packed rules that are made anew when all that they were made of is gone.

    Otherwise they would lie scattered among that, and keep four times the memory.
    """
    dictionaries = [_union(name, union) for union in group.unions]
    if not rare:
        dictionaries = [in_basic_plane(dictionary) for dictionary in dictionaries]
    data = marshal.dumps(_pack(build_rules(dictionaries, separated=name == "reimplemented")))
    del dictionaries
    return marshal.loads(data)  # noqa: S302  (our own)


def build_rules(dictionaries: Sequence[Dictionary], *, separated: bool = False) -> Rules:
    """Return the rules of dictionaries in order of precedence.

    Args:
        dictionaries: those with phrases first, then those of single characters only.
        separated: leave out phrases that hold a separator, for they can never be found.
    """
    phrases = [d for d in dictionaries if max(map(len, d)) > 1]
    characters: Dictionary = {}
    for dictionary in dictionaries:
        if max(map(len, dictionary)) == 1:
            characters = dictionary | characters
    if separated:
        phrases = [_without_separators(dictionary) for dictionary in phrases]
    table = str.maketrans(characters)
    differing = [_differing(dictionary, table) for dictionary in phrases]
    elastic = any(len(k) != len(v) for dictionary in differing for k, v in dictionary.items())
    return Rules(
        tuple(
            Phrases.of(dict.fromkeys(all_, "") | different)
            for all_, different in zip(phrases, differing, strict=True)
        ),
        characters,
        _followers(phrases),
        _triggers(differing, table, _rarest if elastic else _first_difference),
        max((len(phrase) for dictionary in phrases for phrase in dictionary), default=1),
        elastic,
    )


def _union(name: SetName, files: Sequence[str]) -> Dictionary:
    union: Dictionary = {}
    for file in reversed(files):
        union |= read_dictionary(name, file)
    return union


def in_basic_plane(dictionary: Dictionary) -> Dictionary:
    """Keep a character of the basic plane as it is where it would leave that plane."""
    return {
        word: _kept_in_basic_plane(word, conversion) if max(conversion) > _LAST else conversion
        for word, conversion in dictionary.items()
    }


def _kept_in_basic_plane(word: str, conversion: str) -> str:
    if len(word) != len(conversion):
        return conversion if max(word) > _LAST else word
    return "".join(
        old if old <= _LAST < new else new for old, new in zip(word, conversion, strict=True)
    )


def _without_separators(dictionary: Dictionary) -> Dictionary:
    found = _SEPARATORS.search
    return {phrase: v for phrase, v in dictionary.items() if not found(phrase)}


def _followers(phrases: Iterable[Dictionary]) -> Dictionary:
    pairs: set[str] = set()
    for dictionary in phrases:
        joined = _BETWEEN.join(dictionary)
        pairs.update(map(add, joined, joined[1:]))
    followers: Dictionary = {}
    for pair in sorted(pairs):
        if _BETWEEN not in pair:
            followers[pair[0]] = followers.get(pair[0], "") + pair[1]
    return followers


def _differing(dictionary: Dictionary, table: dict[int, str]) -> Dictionary:
    """Return the phrases whose conversion is not that of their characters."""
    plain = _BETWEEN.join(dictionary).translate(table).split(_BETWEEN)
    pairs = zip(dictionary.items(), plain, strict=True)
    return {phrase: conversion for (phrase, conversion), other in pairs if conversion != other}


def _triggers(
    phrases: Iterable[Dictionary],
    table: dict[int, str],
    choose: Callable[[str, str, str], int],
) -> Triggers:
    """Return the triggers of the phrases that matter; ``choose`` tells one in a phrase."""
    singles: set[str] = set()
    begun: set[str] = set()  # bigrams that begin with a trigger
    ended: set[str] = set()  # bigrams that end with one
    for phrase, conversion in (item for dictionary in phrases for item in dictionary.items()):
        at = choose(phrase, conversion, phrase.translate(table))
        if len(phrase) == 1:
            singles.add(phrase)
        elif at + 1 < len(phrase):
            begun.add(phrase[at : at + 2])
        else:
            ended.add(phrase[at - 1 :])
    characters = singles | {pair[0] for pair in begun} | {pair[1] for pair in ended}
    return Triggers(
        "".join(sorted(characters)),
        frozenset(begun | ended),
        frozenset(singles),
        "".join(sorted({pair[0] for pair in ended})),
        "".join(sorted({pair[1] for pair in begun})),
    )


def _first_difference(_phrase: str, conversion: str, by_character: str) -> int:
    """Choose the first ambiguous character: in a large dictionary there are few different ones."""
    pairs = zip(conversion, by_character, strict=True)
    return next(i for i, (a, b) in enumerate(pairs) if a != b)


def _rarest(phrase: str, _conversion: str, _by_character: str) -> int:
    """Choose the least frequent character: in a small dictionary of words any may be the one."""
    ranks = [_FREQUENT.find(character) for character in fold(phrase)]
    return max(range(len(phrase)), key=lambda at: ranks[at] if ranks[at] >= 0 else len(_FREQUENT))


def _pack(rules: Rules) -> tuple[Any, ...]:
    """Return the rules in plain types, bigrams as one string, which loads faster than many."""
    triggers = rules.triggers
    return (
        [phrases.packed for phrases in rules.phrases],
        (rules.characters, rules.followers),
        (triggers.characters, "".join(triggers.bigrams), "".join(triggers.singles)),
        (triggers.before, triggers.behind),
        (rules.longest, rules.elastic),
    )


def _unpack(content: Any) -> Rules:  # noqa: ANN401  (marshalled: whatever `_pack` made)
    phrases, (characters, followers), (marks, bigrams, singles), (before, behind), rest = content
    pairs = frozenset(map(add, bigrams[::2], bigrams[1::2]))
    triggers = Triggers(marks, pairs, frozenset(singles), before, behind)
    return Rules(tuple(map(Phrases, phrases)), characters, followers, triggers, *rest)
