"""The passage of an annotation as a block quote: in the script wanted, with what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.exporters.commonmark import blocks, inline

if TYPE_CHECKING:
    from annotations.exporters import Export
    from annotations.model import Annotation


def quoted(annotation: Annotation, export: Export) -> str:
    """Return the passage as lines of Markdown, without the signs of a block quote.

    Where another script is wanted and changes it, the original follows as a paragraph of its own.
    """
    original = annotation.quote.exact
    words = _converted(original, export)
    text = _in_context(annotation, words, export) if export.context else blocks(words)
    if words == original:
        return text
    return f"{text}\n\n{inline(export.labels.original)} {blocks(original)}"


def block_quote(annotation: Annotation, export: Export) -> str:
    """Return the passage as a block quote."""
    lines = quoted(annotation, export).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _in_context(annotation: Annotation, words: str, export: Export) -> str:
    before, after = (
        inline(_converted(part, export))
        for part in (annotation.quote.prefix, annotation.quote.suffix)
    )
    marked = "\n\n".join(f"<mark>{part}</mark>" for part in blocks(words).split("\n\n"))
    return f"{f'…{before}' if before else ''}{marked}{f'{after}…' if after else ''}"


def _converted(text: str, export: Export) -> str:
    return export.convert(text) if export.convert is not None else text
