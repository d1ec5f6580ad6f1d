"""A comparison as Markdown: what is gone struck out, what is new in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison import telling
from reader.comparison.merged import merged
from reader.comparison.pieces import words
from reader.i18n import tr
from reader.text.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.comparison.collation import Collation, Pairing
    from reader.documents.model import Document

_MARKS = {"": ("", ""), "old": ("~~", "~~"), "new": ("**", "**")}


def render(collation: Collation) -> str:
    """Return a page with the summary, the repairs proposed, and every difference in place."""
    return "\n\n".join(_parts(collation)) + "\n"


def _parts(collation: Collation) -> Iterator[str]:
    old, new = (escaped(document.title) for document in (collation.old, collation.new))
    yield f"# {tr('comparison.title', old=old, new=new)}"
    yield "\n".join(f"- {line}" for line in telling.summary(collation))
    if collation.repairs:
        yield f"## {tr('comparison.repairs')}"
        yield from _repairs(collation)
    yield f"## {tr('comparison.differences-title')}"
    if collation.equal:
        yield tr("comparison.equal")
    for run in telling.runs(collation):
        if run[0].differs:
            yield f"### {telling.places(run)} {telling.described(run[0])}"
            yield from (_text(collation, pairing) for pairing in run)


def _repairs(collation: Collation) -> Iterator[str]:
    documents: tuple[Document, Document] = (collation.old, collation.new)
    for repair in collation.repairs:
        which = tr(f"comparison.side-{repair.side}")
        source = documents[1 - repair.side]
        quoted = (f"\n\n  > {escaped(words(source, [span]))}" for span in repair.wanting)
        yield f"- {which}: {telling.proposal(repair)}{''.join(quoted)}"


def _text(collation: Collation, pairing: Pairing) -> str:
    return "".join(
        "".join((_MARKS[part.side][0], escaped(part.text).strip(), _MARKS[part.side][1]))
        if part.text.strip()
        else " "
        for part in merged(collation, pairing)
    )
