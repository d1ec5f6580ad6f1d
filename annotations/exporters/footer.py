"""The hidden comment at the end of a Markdown export: what its blocks were when it was written.

For each block it has the key and the hashes of its lines, so that the next export can tell what the
user has changed in the file since, also after the file was moved, renamed or taken to another
machine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION = "1"
_HEAD = re.compile(
    r"\s*(?:- )?<!-- pizhu-export (?P<version>\d+) (?P<form>[a-z]+) (?P<by>[a-z]+)"
    r" (?P<document>[0-9A-Za-z_-]+)\s*"
)
_BLOCK = re.compile(
    r"\s*(?P<key>front|h-[0-9a-f]{10}(?:-\d+)?|[0-9a-z]{16}(?:-[0-9a-f]{6})?|[0-9a-f-]{36})"
    r"(?P<hashes>(?: (?:[0-9a-f]{8}|\.))+)\s*"
)
_END = "-->"


class Footer(NamedTuple):
    """What an export was when it was written.

    Attributes:
        form: the name of its format.
        by: what its annotations were grouped by.
        document: the id of its document.
        blocks: the hashes of the lines of each block by its key, in order.
    """

    form: str
    by: str
    document: str
    blocks: Mapping[str, tuple[str, ...]]


def write(footer: Footer, bullet: str = "") -> str:
    """Return the comment, without a line feed at its end.

    Args:
        footer: what it holds.
        bullet: what stands before it, such as ``"- "`` where every block is an item of a list.
    """
    head = f"{bullet}<!-- pizhu-export {_VERSION} {footer.form} {footer.by} {footer.document}"
    indent = " " * len(bullet)
    lines = (f"{indent}{key} {' '.join(hashes)}" for key, hashes in footer.blocks.items())
    return "\n".join([head, *lines, f"{indent}-->"])


def split(text: str) -> tuple[str, Footer | None]:
    """Return a text without its comment of this kind, and what that says; None without one.

    Of several the last one counts. Lines in it that are not ours stay in the text. A comment of a
    later version is returned without a form.
    """
    kept: list[str] = []
    footer: Footer | None = None
    blocks: dict[str, tuple[str, ...]] = {}
    inside = False
    for line in text.split("\n"):
        head = _HEAD.fullmatch(line)
        block = _BLOCK.fullmatch(line) if inside else None
        if head is not None:
            inside, blocks = True, {}
            form = head["form"] if head["version"] == _VERSION else ""
            footer = Footer(form, head["by"], head["document"], blocks)
        elif block is not None:
            blocks[block["key"]] = tuple(block["hashes"].split())
        elif inside and line.strip() == _END:
            inside = False
        elif not inside or line.strip():
            inside = inside and "<!--" not in line
            kept.append(line)
    return "\n".join(kept), footer
