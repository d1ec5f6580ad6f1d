"""What a comparison of two documents has found, as it is printed or written."""

from __future__ import annotations

from reader.comparison import html, markdown, telling
from reader.comparison.mending import mended
from reader.comparison.pieces import around, words
from reader.i18n import tr
from reader.text.json_line import json_line
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.comparison.changes import Change
    from reader.comparison.collation import Collation, Pairing
    from reader.comparison.seams import Repair
    from reader.documents.model import Document
    from reader.search.hits import Span

_AROUND = 10  # code points on each side of a change
_BEGINNING = 40  # code points of a paragraph that one document lacks


def _plain(collation: Collation, *, everything: bool) -> Iterator[str]:
    """Yield lines for people, changes as GNU wdiff writes them."""
    yield f"- {collation.old.title}"
    yield f"+ {collation.new.title}"
    yield from (f"  {line}" for line in telling.summary(collation))
    if collation.equal:
        yield tr("comparison.equal")
    for run in telling.runs(collation):
        if run[0].differs or everything:
            yield f"{telling.places(run)}  {telling.described(run[0])}"
            for pairing in run:
                yield from _lines(collation, pairing)
    for repair in collation.repairs:
        yield f"{tr(f'comparison.side-{repair.side}')}: {telling.proposal(repair)}"


def _lines(collation: Collation, pairing: Pairing) -> Iterator[str]:
    block = pairing.block
    for change in pairing.changes:
        yield f"    {_change(collation, change)}"
    if not pairing.changes:
        document = collation.new if block.new else collation.old
        for ordinal in block.new or block.old:
            text = document.paragraphs[ordinal].text
            yield f"    {text[:_BEGINNING]}{'…' if len(text) > _BEGINNING else ''}"


def _change(collation: Collation, change: Change) -> str:
    before, behind = around(collation.new, change.new, _AROUND)
    gone, come = words(collation.old, change.old), words(collation.new, change.new)
    marked = (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
    return f"{before}{marked}{behind}"


def _json(collation: Collation, *, everything: bool) -> Iterator[str]:
    """Yield one object for each block of paragraphs, and one for each repair proposed."""
    for pairing in collation.pairings:
        if pairing.differs or everything:
            yield json_line(_block(collation, pairing))
    for repair in collation.repairs:
        yield json_line(_repair(collation, repair))


def _block(collation: Collation, pairing: Pairing) -> dict[str, object]:
    block = pairing.block
    return {
        "kind": block.kind,
        "moved": block.moved,
        "repeats": block.repeats,
        "old": block.old,
        "new": block.new,
        "changes": [
            {
                "nature": change.nature,
                "old": _spans(collation.old, change.old),
                "new": _spans(collation.new, change.new),
            }
            for change in pairing.changes
        ],
    }


def _repair(collation: Collation, repair: Repair) -> dict[str, object]:
    source = (collation.old, collation.new)[1 - repair.side]
    return {
        "repair": repair.fault,
        "document": ("old", "new")[repair.side],
        "paragraph": repair.paragraph,
        "behind": repair.behind,
        "wanting": _spans(source, repair.wanting),
    }


def _spans(document: Document, spans: Sequence[Span]) -> list[dict[str, object]]:
    return [{**span._asdict(), "text": words(document, [span])} for span in spans]


def _markdown(collation: Collation, *, everything: bool) -> Iterator[str]:
    del everything
    yield markdown.render(collation).rstrip("\n")


def _html(collation: Collation, *, everything: bool) -> Iterator[str]:
    del everything
    yield html.render(collation).rstrip("\n")


def _repairs(collation: Collation, *, everything: bool) -> Iterator[str]:
    """Yield the repairs proposed, each with what it would put in."""
    del everything
    documents = (collation.old, collation.new)
    for repair in collation.repairs:
        yield f"{tr(f'comparison.side-{repair.side}')}: {telling.proposal(repair)}"
        source = documents[1 - repair.side]
        yield from (f"    {words(source, [span])}" for span in repair.wanting)
    if not collation.repairs:
        yield tr("comparison.no-repairs")


def _mended(collation: Collation, *, everything: bool) -> Iterator[str]:
    """Yield the new document as it would read repaired."""
    del everything
    repairs = [repair for repair in collation.repairs if repair.side == 1]
    yield from mended(collation.new, collation.old, repairs)


FORMS: dict[str, Callable[..., Iterator[str]]] = {
    "": _plain,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
    "repairs": _repairs,
    "mended": _mended,
}
"""The forms of output; the empty name is that for people."""
