"""What a section is called in a tree: articles say their first words behind their number."""

from __future__ import annotations

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.documents.model import Document, Section

_WORDS = 24  # code points; ``…`` stands for the rest
_ARTICLES = "条條"
_CAPTIONED = "(（【[〔"


def tree_label(document: Document, section: Section) -> str:
    """Return a section's title, of an article without a caption with its first words."""
    if not _is_bare_article(section):
        return section.title
    text = _beginning(document, section)
    shown = text[:_WORDS].rstrip("，、；：,;: ")
    if not shown:
        return section.title
    return f"{section.title}　{shown}{'…' if len(text) > _WORDS else ''}"


def _is_bare_article(section: Section) -> bool:
    marker = section.marker
    if not marker.startswith("第") or not any(unit in marker for unit in _ARTICLES):
        return False
    return section.title[len(section.marker) :].strip()[:1] in ("", *_CAPTIONED)


def _beginning(document: Document, section: Section) -> str:
    if section.body is not None:
        return document.paragraphs[section.paragraph].text[section.body :].strip()
    following = section.paragraph + 1
    first_child = section.children[0].paragraph if section.children else section.end
    if following < min(section.end, first_child):
        return document.paragraphs[following].text.strip()
    return ""
