"""What one stage of a conversion knows, prepared so that most text needs one pass only.

Translating every character by itself is right nearly everywhere. A phrase matters only where its
conversion differs from that, and each such phrase holds a *trigger*: one of its characters, and
with it one of its pairs of neighbouring characters (*bigrams*). Where no trigger stands, nothing
need be matched. Where one does, matching can be confined to a *run*: characters of which each may
follow the one before it in some phrase. No phrase reaches across the end of a run.
"""

from __future__ import annotations

import re
from functools import cache
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.text import script_cache
from reader.text.script_data import dictionary_path, read_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.script_data import Dictionary, Group, SetName

# opencc-python-reimplemented cuts the text at these before it looks for phrases.
_SEPARATORS = re.compile(
    r"[\s\-,.?!*，。、；：？！…“”‘’『』「」﹁﹂—－（）《》〈〉～．／＼︒︑︔︓︿﹀︹︺︙︐［﹇］﹈︕︖︰︳︴︽︾︵︶｛︷｝︸﹃﹄【︻】︼]"
)
_BETWEEN = "\0"


class Rules(NamedTuple):
    """A group of dictionaries, ready for matching.

    Attributes:
        phrases: the dictionaries of phrases in order of precedence.
        characters: what becomes of a character that stands in no phrase.
        followers: the characters that may follow a character in a phrase.
        triggers: the characters that a phrase is looked for at.
        bigrams: the pairs, with a trigger in them, of which one stands in each phrase that matters.
        singles: triggers that are phrases by themselves.
        longest: the length of the longest phrase.
        elastic: whether a phrase may change its length.
    """

    phrases: tuple[Dictionary, ...]
    characters: Dictionary
    followers: Dictionary
    triggers: str
    bigrams: frozenset[str]
    singles: frozenset[str]
    longest: int
    elastic: bool


@cache
def load_rules(name: SetName, group: Group) -> Rules:
    """Return the rules of a group of dictionaries, from the cache where there is one."""
    files = [dictionary_path(name, file) for union in group.unions for file in union]
    content = script_cache.load((name, group), files)
    if content is not None:
        return _unpack(content)
    rules = build_rules(
        [_union(name, union) for union in group.unions], separated=name == "reimplemented"
    )
    script_cache.store((name, group), files, _pack(rules))
    return rules


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
    bigrams, singles, triggers = _triggers(phrases, characters)
    return Rules(
        tuple(phrases),
        characters,
        _followers(phrases),
        "".join(sorted(triggers)),
        frozenset(bigrams),
        frozenset(singles),
        max((len(phrase) for dictionary in phrases for phrase in dictionary), default=1),
        any(len(k) != len(v) for dictionary in phrases for k, v in dictionary.items()),
    )


def _union(name: SetName, files: Sequence[str]) -> Dictionary:
    union: Dictionary = {}
    for file in reversed(files):
        union |= read_dictionary(name, file)
    return union


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


def _triggers(
    phrases: Iterable[Dictionary], characters: Dictionary
) -> tuple[set[str], set[str], set[str]]:
    """Return the bigrams, the single triggers and all triggers of the phrases that matter."""
    bigrams: set[str] = set()
    singles: set[str] = set()
    triggers: set[str] = set()
    table = str.maketrans(characters)
    for dictionary in phrases:
        plain = _BETWEEN.join(dictionary).translate(table).split(_BETWEEN)
        for (phrase, conversion), by_character in zip(dictionary.items(), plain, strict=True):
            if conversion == by_character:
                continue
            at = _first_difference(conversion, by_character)
            triggers.add(phrase[at])
            if len(phrase) == 1:
                singles.add(phrase)
            else:
                bigrams.add(phrase[at : at + 2] if at + 1 < len(phrase) else phrase[at - 1 :])
    return bigrams, singles, triggers


def _first_difference(conversion: str, by_character: str) -> int:
    pairs = zip(conversion, by_character, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), 0)


def _pack(rules: Rules) -> tuple[object, ...]:
    """Return the rules as few long strings, which load faster than many short ones."""
    dictionaries = (rules.characters, rules.followers, *rules.phrases)
    return (
        tuple((_BETWEEN.join(d), _BETWEEN.join(d.values())) for d in dictionaries),
        rules.triggers,
        "".join(rules.bigrams),
        "".join(rules.singles),
        rules.longest,
        rules.elastic,
    )


def _unpack(content: Any) -> Rules:  # noqa: ANN401  (marshalled: whatever `_pack` made)
    dictionaries, triggers, bigrams, singles, longest, elastic = content
    characters, followers, *phrases = (
        dict(zip(keys.split(_BETWEEN), values.split(_BETWEEN), strict=True)) if keys else {}
        for keys, values in dictionaries
    )
    return Rules(
        tuple(phrases),
        characters,
        followers,
        triggers,
        frozenset(map(add, bigrams[::2], bigrams[1::2])),
        frozenset(singles),
        longest,
        elastic,
    )
