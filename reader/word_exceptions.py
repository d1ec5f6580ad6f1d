"""The user's own dictionary: words that conversions show otherwise than OpenCC would have it.

In the settings a word has what is shown for it, or a table (or a list of tables) of ``to``, ``in``
and ``document``; without ``to`` the word is shown as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIELDS = ("to", "in", "document")
_LONGEST = 64  # code points
_TARGETS = {"s": "simplified", "t": "traditional", "tw": "taiwan", "hk": "hongkong"}


class WordException(NamedTuple):
    """A word of originals and what is shown for it.

    Attributes:
        word: the word as the original has it.
        shown: what is shown in its place.
        scripts: the displays and conversions in which that holds; all where it is empty.
        document: the id of the document in which it holds; all where it is empty.
    """

    word: str
    shown: str
    scripts: tuple[str, ...] = ()
    document: str = ""


def check(name: str, value: object) -> tuple[WordException, ...]:
    """Return the exceptions that the settings file describes.

    Raises:
        PizhuError: it is not written as it should be.
    """
    if not isinstance(value, dict):
        raise PizhuError("settings.not-a-table", name=name)
    return tuple(
        _checked(word, entry)
        for word, entries in value.items()
        for entry in (entries if isinstance(entries, list) else [entries])
    )


def written(exceptions: Iterable[WordException]) -> dict[str, object]:
    """Return exceptions as the settings file describes them."""
    entries: dict[str, list[object]] = {}
    for exception in exceptions:
        table: dict[str, object] = {"to": exception.shown}
        if exception.scripts:
            table["in"] = list(exception.scripts)
        if exception.document:
            table["document"] = exception.document
        entry = table if len(table) > 1 else exception.shown
        entries.setdefault(exception.word, []).append(entry)
    return {word: own if len(own) > 1 else own[0] for word, own in entries.items()}


def chosen(exceptions: Iterable[WordException], config: str, document: str = "") -> dict[str, str]:
    """Return the words and what is shown for them in a conversion of a document.

    Of several for one word, one for the document goes before others, then one for the script.
    """
    target = _TARGETS.get(config.partition("2")[2].removesuffix("p"), "")
    holding = [
        e
        for e in exceptions
        if e.document in {"", document}
        and (not e.scripts or config in e.scripts or target in e.scripts)
    ]
    holding.sort(key=lambda e: (bool(e.document), bool(e.scripts)))
    return {e.word: e.shown for e in holding}


def _checked(word: str, entry: object) -> WordException:
    if not _is_word(word):
        raise PizhuError("settings.not-a-word", word=_in_one_line(word), longest=_LONGEST)
    if isinstance(entry, str):
        entry = {"to": entry}
    if not isinstance(entry, dict):
        raise PizhuError("settings.not-an-exception", word=word, value=entry)
    for field in entry:
        if field not in _FIELDS:
            raise PizhuError(
                "settings.unknown-field", word=word, field=field, fields=", ".join(_FIELDS)
            )
    shown = entry.get("to", word)
    if not _is_word(shown):
        value = _in_one_line(shown)
        raise PizhuError("settings.not-shown", word=word, value=value, longest=_LONGEST)
    return WordException(word, shown, _scripts(word, entry), _document(word, entry))


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST and value.isprintable()


def _in_one_line(value: object) -> str:
    return " ".join(str(value).split()) or '""'


def _scripts(word: str, entry: Mapping[str, object]) -> tuple[str, ...]:
    from reader.text.script import CONFIGS, DISPLAYS

    named = entry.get("in", [])
    scripts = named if isinstance(named, list) else [named]
    known = (*DISPLAYS[1:], *CONFIGS)
    for script in scripts:
        if script not in known:
            raise PizhuError(
                "settings.not-a-script", word=word, value=script, choices=", ".join(known)
            )
    return tuple(scripts)


def _document(word: str, entry: Mapping[str, object]) -> str:
    document = entry.get("document", "")
    if not isinstance(document, str):
        raise PizhuError("settings.not-a-document", word=word, value=document)
    return document
