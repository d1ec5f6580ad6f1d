"""Exports by templates of Jinja2, those that come with the program and the user's own.

Templates run in a sandbox: they see what is listed in `_facts` and no more, and change nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from annotations.addresses import Address
from annotations.errors import AnnotationError
from annotations.exporters.commonmark import blocks, inline
from annotations.exporters.notes import note_lines
from annotations.exporters.places import in_order, section_of
from annotations.exporters.quotes import block_quote, quoted
from annotations.placement import ORPHAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2.sandbox import SandboxedEnvironment

    from annotations.exporters import Export
    from annotations.placement import Placement

ENDING: Final = ".md.j2"
SHIPPED: Final = Path(__file__).parent


def names(folders: Iterable[Path]) -> list[str]:
    """Return the names of the templates in folders."""
    found = {path.name.removesuffix(ENDING) for at in folders for path in at.glob(f"*{ENDING}")}
    return sorted(found)


def render(name: str, export: Export, folders: Sequence[Path] = (SHIPPED,)) -> str:
    """Return an export by a template.

    Args:
        name: the name of a template in one of the folders, the first that has it.
        export: what is exported.
        folders: where templates are, and what they include.

    Raises:
        AnnotationError: there is no such template, or it is wrong.
    """
    from jinja2 import TemplateError, TemplateNotFound

    try:
        text = _environment(folders).get_template(f"{name}{ENDING}").render(_context(export))
    except TemplateNotFound as error:
        known = ", ".join(names(folders))
        raise AnnotationError(
            "annotations.unknown-template", name=error.name, known=known
        ) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        line = getattr(error, "lineno", None) or 0
        reason = " ".join(str(error).split())
        raise AnnotationError(
            "annotations.bad-template", name=name, line=line, reason=reason
        ) from error
    return text.rstrip("\n") + "\n"


def _environment(folders: Sequence[Path]) -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*folders]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters |= {"md": inline, "mdblock": blocks, "note": note_lines}
    return environment


def _context(export: Export) -> dict[str, Any]:
    """Return what templates see."""
    placements = in_order(export.placements)
    placed = [p for p in placements if p.status != ORPHAN]
    lost = [p for p in placements if p.status == ORPHAN]
    annotations = [_facts(p, export) for p in placed]
    tags = sorted({tag for p in placed for tag in p.annotation.tags})
    return {
        "document": {
            "id": export.document.id,
            "title": export.document.title,
            "path": export.document.path,
            "address": str(Address(export.document.id)),
        },
        "annotations": annotations,
        "orphans": [_facts(p, export) for p in lost],
        "tags": [
            {"name": tag, "annotations": [a for a in annotations if tag in a["tags"]]}
            for tag in tags
        ],
        "untagged": [a for a in annotations if not a["tags"]],
        "labels": export.labels,
    }


def _facts(placement: Placement, export: Export) -> dict[str, Any]:
    annotation, status, spot, _ = placement
    address = str(Address(export.document.id, annotation.id))
    return {
        "id": annotation.id,
        "quote": annotation.quote.exact,
        "prefix": annotation.quote.prefix,
        "suffix": annotation.quote.suffix,
        "quoted": quoted(annotation, export),
        "block_quote": block_quote(annotation, export) if annotation.quote.exact.strip() else "",
        "note": annotation.note,
        "tags": list(annotation.tags),
        "colour": annotation.colour or "",
        "meaning": export.labels.colours.get(annotation.colour or "", annotation.colour or ""),
        "kind": annotation.kind,
        "scope": annotation.scope,
        "status": status,
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
        "paragraph": spot.paragraph + 1,
        "last_paragraph": (spot.until.paragraph if spot.until else spot.paragraph) + 1,
        "sections": section_of(export, placement),
        "links": list(annotation.links),
        "address": address,
        "command": f"pizhu read {address}",
    }
