"""Short documents of many genres and the outlines that they should get."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse
from tests.outlined import Case, cases

if TYPE_CHECKING:
    from reader.documents.structure import Analysis

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
