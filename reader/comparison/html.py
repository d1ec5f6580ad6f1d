"""A comparison as one HTML page: the documents side by side, differences marked in place.

The page loads nothing and runs nothing, and everything in it is escaped.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.comparison import telling
from reader.comparison.html_style import STYLE
from reader.comparison.pieces import pieces, words
from reader.i18n import tr
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.comparison.collation import Collation, Pairing
    from reader.documents.model import Document

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TAGS = ("del", "ins")


def render(collation: Collation) -> str:
    """Return the page."""
    titles = [_text(document.title) for document in (collation.old, collation.new)]
    title = tr("comparison.title", old=titles[0], new=titles[1])
    language = "zh-Hant" if collation.new.script == "traditional" else "zh-Hans"
    parts = [
        "<!doctype html>",
        f'<html lang="{language}">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        f"<h1>{title}</h1>",
        *_list("summary", map(_text, telling.summary(collation))),
        *_repairs(collation),
        f"<table><thead><tr><th></th><th>{titles[0]}</th><th>{titles[1]}</th></tr></thead><tbody>",
        *_rows(collation),
        "</tbody></table>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _repairs(collation: Collation) -> Iterator[str]:
    if not collation.repairs:
        return
    documents: tuple[Document, Document] = (collation.old, collation.new)
    yield f"<h2>{tr('comparison.repairs')}</h2>"
    items = []
    for repair in collation.repairs:
        told = _text(f"{tr(f'comparison.side-{repair.side}')}: {telling.proposal(repair)}")
        source = documents[1 - repair.side]
        text = "".join(f"<p>{_text(words(source, [span]))}</p>" for span in repair.wanting)
        items.append(f"<details><summary>{told}</summary>{text}</details>" if text else told)
    yield from _list("repairs", items)


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    yield f'<ul class="{name}">'
    yield from (f"<li>{item}</li>" for item in items)
    yield "</ul>"


def _rows(collation: Collation) -> Iterator[str]:
    """Yield the rows; the first of each run that differs leads to the next such run."""
    runs = telling.runs(collation)
    differing = [number for number, run in enumerate(runs) if run[0].differs]
    following = dict(pairwise(differing))
    for number, run in enumerate(runs):
        label = _label(run, following.get(number))
        for pairing in run:
            sides = "".join(f"<td>{_side(collation, pairing, side)}</td>" for side in (0, 1))
            name = f' id="d{number}"' if label and pairing.differs else ""
            kind = pairing.block.kind if pairing.differs else "same"
            yield f'<tr{name} class="{kind}"><th>{label}</th>{sides}</tr>'
            label = ""


def _label(run: Sequence[Pairing], following: int | None) -> str:
    label = _text(telling.places(run))
    if run[0].differs:
        label += f"<br>{_text(telling.described(run[0]))}"
    if following is not None:
        label += f'<br><a href="#d{following}">{tr("comparison.next")}</a>'
    return label


def _side(collation: Collation, pairing: Pairing, side: int) -> str:
    document = (collation.old, collation.new)[side]
    written: dict[int, str] = {}
    for piece in pieces(document, pairing, side):
        text = _text(document.paragraphs[piece.paragraph].text[piece.start : piece.end])
        if piece.change is not None and text:
            nature = pairing.changes[piece.change].nature
            text = f'<{_TAGS[side]} class="{nature}">{text}</{_TAGS[side]}>'
        written[piece.paragraph] = written.get(piece.paragraph, "") + text
    return "".join(f"<p>{text}</p>" for text in written.values())


def _text(text: str) -> str:
    return escape(sanitise(text))
