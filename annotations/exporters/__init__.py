"""The forms in which annotations leave the store, one module each.

A format is a pure function from an `Export` to text: no time, no folder, nothing of the machine,
so that the same annotations always give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from annotations.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotations.codebook import Code
    from annotations.info import DocumentInfo
    from annotations.placement import Placement


class Heading(Protocol):
    """A section, as far as exports need it; the same section is always the same object."""

    @property
    def title(self) -> str:
        """Its whole heading."""


class Outline(Protocol):
    """Knows the sections around a place."""

    def section_path(self, paragraph: int, offset: int = 0) -> Sequence[Heading]:
        """Return the sections around a place, outermost first."""


@dataclass(frozen=True)
class Labels:
    """Words of the user's language; without them the data's own words stand.

    Attributes:
        bookmark: what to call a bookmark.
        uncertain: the mark of an annotation whose place is in doubt.
        orphans: the heading over annotations whose place was not found.
        colours: from the name of a colour to what to call it.
    """

    bookmark: str = "bookmark"
    uncertain: str = "uncertain"
    orphans: str = "orphans"
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Export:
    """What is exported.

    Attributes:
        document: the document.
        placements: its annotations and where they are, in any order.
        outline: its sections; without it, those kept with each annotation.
        codes: the entries of the codebook.
        labels: words of the user's language.
    """

    document: DocumentInfo
    placements: Sequence[Placement]
    outline: Outline | None = None
    codes: Sequence[Code] = ()
    labels: Labels = Labels()


class Format(NamedTuple):
    """A form of export: its name and the usual ending of its files."""

    name: str
    extension: str


FORMATS: Mapping[str, Format] = {
    "markdown": Format("markdown", ".md"),
    "json": Format("json", ".json"),
}


def render(name: str, export: Export) -> str:
    """Return annotations in the format with this name.

    Raises:
        AnnotationError: there is no such format.
    """
    if name not in FORMATS:
        raise AnnotationError("annotations.unknown-format", name=name, known=", ".join(FORMATS))
    module = import_module(f"annotations.exporters.{name}")
    return cast("Callable[[Export], str]", module.render)(export)
