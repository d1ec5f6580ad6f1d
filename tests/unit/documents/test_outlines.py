"""Short documents of many genres and the outlines that they should get."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.structure import Analysis

FOLDER = Path(__file__).parent / "outlines"


class Case(NamedTuple):
    """A document and its outline.

    A line of the outline is ``level kind title``, then ``⇒`` and how the body begins where both
    share a line.
    """

    name: str
    text: str
    outline: list[str]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("##### ")[1:]:
            name, _, rest = part.partition("\n")
            text, _, outline = rest.partition("\n-----\n")
            yield Case(
                f"{path.stem}: {name}", text, [x.strip() for x in outline.split("\n") if x.strip()]
            )


CASES = list(cases())


def outline_of(text: str, analysis: Analysis, expected: list[str]) -> list[str]:
    """Write the outline as the expected one is, bodies cut where they are cut there."""
    sections = [section for root in analysis.sections for section in root.walk()]
    lines = []
    for index, section in enumerate(sections):
        line = f"{section.level} {section.kind} {section.title}"
        if section.body is not None:
            wanted = expected[index] if index < len(expected) else ""
            length = len(wanted.partition("⇒ ")[2])
            source = analysis.paragraphs[section.paragraph].source_offset(section.body)
            line += f" ⇒ {text[source : source + length]}"
        lines.append(line)
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outline(case: Case) -> None:
    found = outline_of(case.text, analyse(split_lines(case.text)), case.outline)
    assert found == case.outline


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_blank_lines_do_not_matter(case: Case) -> None:
    """Where blank lines stand tells nothing that the outline depends on, tables apart."""
    dense = "\n".join(line for line in case.text.split("\n") if line.strip())
    found = outline_of(dense, analyse(split_lines(dense)), case.outline)
    assert found == case.outline
