"""The section trees of the real documents against the trees made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from reader.documents.structure import Analysis, Line, analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not GOLD, reason="the gold trees are not on this machine"),
]


class Found(NamedTuple):
    """A section in the terms of the gold trees."""

    line: int
    level: int
    title: str
    body: int | None
    parent: int | None


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(line, start))
        start += len(line) + 1
    return lines


def sections_of(text: str, analysis: Analysis) -> list[Found]:
    found: list[Found] = []
    for root in analysis.sections:
        parents: dict[int, int] = {}
        for section in root.walk():
            paragraph = analysis.paragraphs[section.paragraph]
            start = paragraph.source_offset(section.offset)
            line = text.count("\n", 0, start)
            line_start = text.rfind("\n", 0, start) + 1
            for child in section.children:
                parents[child.index] = line if section.level else -1
            parent = parents.get(section.index, -1) if section.level else -1
            found.append(
                Found(
                    line,
                    section.level,
                    "".join(section.title.split()),
                    None
                    if section.body is None
                    else paragraph.source_offset(section.body) - line_start,
                    None if parent < 0 else parent,
                )
            )
    return found


def matches(gold: dict[str, Any], found: Found) -> bool:
    lines = {gold["line"], *gold.get("accept_lines", [])}
    return found.line in lines and found.title == "".join(gold["title"].split())


def wrong_details(gold: dict[str, Any], found: Found) -> list[str]:
    wrong = []
    if found.level not in {gold["level"], *gold.get("alt_levels", [])}:
        wrong.append(f"level {found.level}, not {gold['level']}")
    if found.body != gold["body_start"]:
        wrong.append(f"body at {found.body}, not {gold['body_start']}")
    if found.parent != gold["parent_line"]:
        wrong.append(f"parent at line {found.parent}, not {gold['parent_line']}")
    return wrong


def compare(gold: Sequence[dict[str, Any]], found: Sequence[Found]) -> tuple[list[str], int]:
    """Return what is wrong, and how many headings agree."""
    wrong, left = [], list(found)
    agreed = 0
    for heading in gold:
        match = next((section for section in left if matches(heading, section)), None)
        if match is not None:
            left.remove(match)
            agreed += not heading["optional"]
            wrong += [f"{heading['title']}: {detail}" for detail in wrong_details(heading, match)]
        elif not heading["optional"]:
            wrong.append(f"missed: {heading['title']}")
    return wrong + [f"not in gold: {section.title}" for section in left], agreed


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_tiers_one_and_two_are_exact(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "corpus" / gold["doc"]).read_bytes().decode("utf-8")
    found = sections_of(text, analyse(lines_of(text)))
    headings = [heading for heading in gold["headings"] if heading["tier"] <= 2]
    wrong, agreed = compare(headings, found)
    required = sum(not heading["optional"] for heading in headings)
    print(f"\n{gold['doc']}: P {agreed / len(found):.3f} R {agreed / required:.3f}")  # noqa: T201 (figures for a human)
    assert wrong == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_no_trap_is_taken_for_a_heading(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "corpus" / gold["doc"]).read_bytes().decode("utf-8")
    headed = {heading["line"] for heading in gold["headings"]}
    headed |= {line for heading in gold["headings"] for line in heading.get("accept_lines", [])}
    traps = {trap["line"] for trap in gold["non_headings"]} - headed
    found = sections_of(text, analyse(lines_of(text)))
    assert [section for section in found if section.line in traps] == []
