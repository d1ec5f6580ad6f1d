"""What is pasted, told from what is typed and rid of all that is no text.

A terminal puts marks around a paste. Textual looks for escape sequences between them as well, and
takes what follows one for keys that were pressed: words copied from anywhere could give commands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import SPECIAL_SEQUENCES, XTermParser
from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.message import Message
    from textual.widget import Widget

_ESCAPE = "\x1b"
_END_OF_REPORT = "R"
_START, _END = "\x1b[200~", "\x1b[201~"
_SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"(\S?)\s*\n\s*(\S?)")


class Parser(XTermParser):
    """Makes keys and pastes of what a terminal sends."""

    def __init__(self) -> None:
        super().__init__()
        self._pastes = Pastes()

    def feed(self, data: str) -> Iterable[Message]:
        """Return what a piece of the stream tells; an empty one is its end.

        Keys that are nothing else are told at once: Textual describes each for a log that is not
        kept, which takes longer than to read it.
        """
        between = not self._pastes.open and self._awaiting.timeout is None
        clean = self._pastes.clean(data)
        if between and clean:
            if _ESCAPE not in clean:
                return [key for character in clean for key in self._keys(character)]
            if _is_a_key(clean):
                return self._keys(clean)
        return super().feed(clean) if clean or not data else ()

    def _keys(self, sequence: str) -> list[events.Key]:
        keys = self._sequence_to_key_events(sequence)
        return [key for key in keys if key.key != Keys.Ignore]


def _is_a_key(sequence: str) -> bool:
    """Tell whether an escape sequence is a key's, and neither a mark nor a report as well."""
    return (
        len(sequence) > len("\x1b[")
        and sequence in ANSI_SEQUENCES_KEYS
        and sequence not in SPECIAL_SEQUENCES
        and sequence[-1] != _END_OF_REPORT
    )


class Pastes:
    """Follows a stream from paste to paste."""

    def __init__(self) -> None:
        self._tail = ""  # of what was typed: a mark may arrive in pieces
        self._held: str | None = None  # of a paste that has not ended

    @property
    def open(self) -> bool:
        """Whether a paste has not ended."""
        return self._held is not None

    def clean(self, text: str) -> str:
        """Return a piece of the stream with plain pastes; one that is not complete comes later."""
        cleaned = ""
        while text:
            if self._held is None:
                typed, text = self._until_paste(text)
                cleaned += typed
            else:
                searched = max(len(self._held) - len(_END), 0)
                self._held += text
                end = self._held.find(_END, searched)
                if end < 0:
                    break
                cleaned += plain(self._held[:end]) + _END
                text, self._held = self._held[end + len(_END) :], None
        return cleaned

    def _until_paste(self, text: str) -> tuple[str, str]:
        """Return what is typed up to a paste, with its mark, and the rest."""
        seen = self._tail + text
        start = seen.find(_START)
        if start < 0:
            self._tail = seen[1 - len(_START) :]
            return text, ""
        cut = start + len(_START) - len(self._tail)
        self._tail, self._held = "", ""
        return text[:cut], text[cut:]


def fit(event: events.Paste, focused: Widget | None) -> None:
    """Make one line of what goes into a field, which would take but the first one.

    A browser ends lines otherwise than here, and what comes from there is plain only now.
    """
    from textual.widgets import Input

    from reader.tui.widgets.tag_input import TagInput

    event.text = plain(event.text)
    if isinstance(focused, TagInput):
        event.text = " ".join(event.text.split())
    elif isinstance(focused, Input):
        event.text = one_line(event.text)


def plain(text: str) -> str:
    """Return a pasted text without escape sequences and control characters; lines end as here."""
    text = _SEQUENCES.sub("", text)
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return a pasted text for a field of one line: words are parted, Chinese lines joined."""
    return _BREAK.sub(_joined, text.strip()).replace("\t", " ")


def _joined(match: re.Match[str]) -> str:
    before, after = match.groups()
    return f"{before} {after}" if (before + after).isascii() else before + after
