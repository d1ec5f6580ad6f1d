"""Elements of Office Open XML, by their local names.

The transitional and the strict form of the format differ in their namespaces only, so names are
compared without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = ("0", "false", "off", "none")
_LONGEST_INTEGER = 9


def child(element: _Element, name: str) -> _Element | None:
    """Return the first child of that name."""
    return next((e for e in element if local(e) == name), None)


def attribute(element: _Element, name: str) -> str:
    """Return the attribute of that name, '' where there is none."""
    return next((v for k, v in element.items() if k[k.rfind("}") + 1 :] == name), "")


def value_of(element: _Element, name: str) -> str:
    """Return the value (``w:val``) of the first child of that name, '' where there is none."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def is_on(element: _Element) -> bool:
    """Whether a property that is there is switched on: it is, unless its value says no."""
    return attribute(element, "val").lower() not in _OFF


def integer(text: str, default: int) -> int:
    """Return the number that an attribute holds, ``default`` where it holds none."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_INTEGER):
        return default
    return int(text)
