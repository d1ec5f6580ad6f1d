"""The headings of a corrected document: moved with their paragraphs, and as the reader said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.documents.corrections.model import TOP, Action
from reader.documents.corrections.nesting import Heading, headings_of
from reader.documents.model import Paragraph, ParagraphKind, Section, SectionKind
from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker
from reader.documents.structure.sentences import STOPS, first_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.documents.corrections.flow import Flow
    from reader.documents.corrections.model import Correction
    from reader.documents.model import Document

_CLOSING: Final = "”’」』）)】"
_ALONE: Final = {SectionKind.RUN_IN: SectionKind.NUMBERED, SectionKind.LEAD: SectionKind.NAMED}
_SHARING: Final = {alone: sharing for sharing, alone in _ALONE.items()}
_BESIDE_TEXT: Final = frozenset(
    {ParagraphKind.HEADING, ParagraphKind.CAPTION, ParagraphKind.FURNITURE, ParagraphKind.METADATA}
)


def headings_after(document: Document, flow: Flow, said: Mapping[int, Correction]) -> list[Heading]:
    """Return the headings that there are after corrections, in document order.

    Args:
        document: as it was before.
        flow: what became of its paragraphs.
        said: by ordinals of now, whether a paragraph is a heading.
    """
    kept: dict[int, list[Heading]] = {}
    for heading in _moved(document, flow):
        kept.setdefault(heading.section.paragraph, []).append(heading)
    for ordinal, correction in said.items():
        known = kept.pop(ordinal, [])
        if correction.action is Action.HEADING:
            section = known[-1].section if known else _made(flow.paragraphs[ordinal])
            kept[ordinal] = [Heading(_at_level(section, correction.level))]
    return [heading for ordinal in sorted(kept) for heading in kept[ordinal]]


def kind_after(paragraph: Paragraph, section: Section | None, *, said: bool) -> ParagraphKind:
    """Return what a paragraph that was changed is.

    Args:
        paragraph: as joining and splitting left it.
        section: the one that begins in it, if one does.
        said: whether the reader said that it is a heading, or none.
    """
    if section is not None and section.body is None:
        return ParagraphKind.HEADING
    if section is not None and paragraph.kind in _BESIDE_TEXT:
        return ParagraphKind.BODY
    if section is None and said and paragraph.kind is ParagraphKind.HEADING:
        return ParagraphKind.BODY
    return paragraph.kind


def _moved(document: Document, flow: Flow) -> Iterator[Heading]:
    """Yield the headings where they are now, but for those joined to the text before them."""
    for heading in headings_of(document.sections, len(document.paragraphs)):
        section = heading.section
        ordinal, offset = flow.there(section.paragraph, section.offset)
        if ordinal in flow.mended:
            if offset == 0 or section.offset:
                yield heading._replace(section=_fitted(section, flow, ordinal, offset))
        elif ordinal == section.paragraph:
            yield heading
        else:
            yield heading._replace(section=section._replace(paragraph=ordinal))


def _fitted(section: Section, flow: Flow, ordinal: int, offset: int) -> Section:
    """Return a section whose paragraph was joined or split."""
    text = flow.paragraphs[ordinal].text
    here = section._replace(paragraph=ordinal, offset=offset)
    if section.body is None:
        return _extended(here, text)
    home, body = flow.there(section.paragraph, section.body)
    if home == ordinal:
        return here._replace(body=body)
    kind = _ALONE.get(section.kind, section.kind)
    return here._replace(title=text[offset:].rstrip(), kind=kind, body=None)


def _extended(section: Section, text: str) -> Section:
    """Return a section whose heading is all of a text, or its first sentence if it has more."""
    end, body = len(text), None
    if section.kind is not SectionKind.TITLE:
        end, body = _extent(text, section.offset)
    kind = section.kind if body is None else _SHARING.get(section.kind, section.kind)
    return section._replace(title=text[section.offset : end].rstrip(), kind=kind, body=body)


def _extent(text: str, start: int) -> tuple[int, int | None]:
    """Return where a heading ends, and where the body behind it begins if there is one."""
    stop = first_stop(text, start)
    if stop < 0:
        return len(text), None
    end = stop + 1
    while text[end : end + 1] and text[end] in STOPS + _CLOSING:
        end += 1
    rest = text[end:].lstrip()
    return (end, len(text) - len(rest)) if rest else (len(text), None)


def _made(paragraph: Paragraph) -> Section:
    """Return a section for a paragraph that was not known to be a heading."""
    text = paragraph.text
    marker = read_marker(fold_head(text))
    kind = SectionKind.NAMED if marker is None else SectionKind.NUMBERED
    number = "" if marker is None else text[marker.start : marker.end].strip()
    return _extended(Section(0, 0, number, text, kind, paragraph.ordinal, 0, None, 0), text)


def _at_level(section: Section, level: int) -> Section:
    if level == TOP:
        return section._replace(level=level, kind=SectionKind.TITLE)
    kind = section.kind
    if kind is SectionKind.TITLE:
        kind = SectionKind.NUMBERED if section.marker else SectionKind.NAMED
    return section._replace(level=level, kind=kind)
