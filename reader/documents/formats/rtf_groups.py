"""Groups of RTF: what holds between two braces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.documents.formats.rtf_styles import DEFAULT, RtfStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LONGEST_FALLBACK = 9


@dataclass(slots=True)
class Group:
    """What holds between two braces; a group begins with all that holds around it.

    Attributes:
        opened: the destination that this very group is.
        is_starred: a destination follows that may be ignored if unknown.
        is_ignored: nothing in it counts.
        is_muted: its own text is not shown.
        is_endnote: a note in it is an endnote.
        is_hidden: its text is formatted as hidden.
        in_table: its paragraphs stand in a table.
        capture: takes the text instead of the story.
        font: the number of the font, None for the default.
        fallback: how many characters after a Unicode character are for readers without Unicode.
        style: the format of its paragraphs.
    """

    opened: str = ""
    is_starred: bool = False
    is_ignored: bool = False
    is_muted: bool = False
    is_endnote: bool = False
    is_hidden: bool = False
    in_table: bool = False
    capture: list[str] | None = None
    font: int | None = None
    fallback: int = 1
    style: RtfStyle = DEFAULT

    def inner(self) -> Group:
        """Return the group that a brace opens inside this one."""
        group = Group(
            is_ignored=self.is_ignored,
            is_muted=self.is_muted,
            is_endnote=self.is_endnote,
            is_hidden=self.is_hidden,
            in_table=self.in_table,
            capture=self.capture,
            font=self.font,
            fallback=self.fallback,
            style=self.style,
        )
        if self.opened == "stylesheet":
            group.opened, group.capture, group.style = "style", [], DEFAULT
        return group

    @property
    def is_shown(self) -> bool:
        """Whether its text counts."""
        return not (self.is_muted or self.is_hidden or self.is_ignored)

    @property
    def in_story(self) -> bool:
        """Whether its paragraphs are the document's."""
        return self.capture is None and not self.is_muted


def _reset_paragraph(group: Group, _: int | None) -> None:
    group.in_table = False
    group.style = DEFAULT


def _reset_characters(group: Group, _: int | None) -> None:
    group.is_hidden = False
    group.font = None


def _put_in_table(group: Group, _: int | None) -> None:
    group.in_table = True


def _set_style(group: Group, number: int | None) -> None:
    group.style = group.style._replace(number=number or 0)


def _set_base(group: Group, number: int | None) -> None:
    group.style = group.style._replace(base=number)


def _set_level(group: Group, number: int | None) -> None:
    group.style = group.style._replace(outline=number)


def _set_font(group: Group, number: int | None) -> None:
    group.font = number


def _set_fallback(group: Group, number: int | None) -> None:
    group.fallback = min(max(number or 0, 0), _LONGEST_FALLBACK)


def _set_hidden(group: Group, number: int | None) -> None:
    group.is_hidden = number != 0


def _set_endnote(group: Group, _: int | None) -> None:
    group.is_endnote = True


SETTINGS: Mapping[str, Callable[[Group, int | None], None]] = {
    "pard": _reset_paragraph,
    "plain": _reset_characters,
    "intbl": _put_in_table,
    "s": _set_style,
    "sbasedon": _set_base,
    "outlinelevel": _set_level,
    "f": _set_font,
    "uc": _set_fallback,
    "v": _set_hidden,
    "ftnalt": _set_endnote,
}
"""The control words that only change the group in which they stand."""
