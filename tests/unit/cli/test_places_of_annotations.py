"""Annotations by address, over paragraphs, on sections and on the document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from reader.library.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]


class Interface(Protocol):
    """What the command line opens documents in."""

    opened: list[Any]


def found(pizhu: Pizhu, source: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in pizhu("annotations", source, "--json").out.splitlines()]


def opened_at(interface: Interface) -> tuple[int, int]:
    place = Places().find(interface.opened[-1].document.id)
    assert place is not None
    return place.paragraph, place.offset


def test_an_address_opens_the_document_where_the_annotation_is(
    pizhu: Pizhu, interface: Interface, source: Path
) -> None:
    name = pizhu("annotate", source, "--paragraph", 3, "--span", "4:8").out.strip()
    (mark,) = found(pizhu, source)
    for address in (f"pizhu://{mark['document']}/{name}", f"pizhu:///{name}"):
        assert pizhu("read", address).code == 0
        assert opened_at(interface) == (3, 4)
    assert pizhu(source, "--annotation", name).code == 0
    assert pizhu(f"pizhu://{mark['document']}/¶2").code == 0
    assert opened_at(interface) == (1, 0)
    assert pizhu(source, "--paragraph", "¶3").code == 0
    assert opened_at(interface) == (2, 0)
    text = pizhu("export", source).out
    assert f"(pizhu://{mark['document']}/{name})" in text


@pytest.mark.parametrize("words", ["pizhu://", "pizhu://abc", "pizhu:///zzzzzzzzzzzzzzzz"])
def test_an_address_that_leads_nowhere_is_told(pizhu: Pizhu, words: str) -> None:
    code, out, err = pizhu("read", words)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_place_that_is_not_there_is_told(pizhu: Pizhu, source: Path) -> None:
    assert pizhu("read", source, "--paragraph", 99).code == 1
    assert pizhu("read", source, "--annotation", "0" * 16).code == 1


def test_a_span_over_paragraphs(pizhu: Pizhu, source: Path) -> None:
    added = pizhu(
        "annotate", source, "--paragraph", 2, "--span", "8:3", "--last", 3, "--note", "跨"
    )
    assert added.code == 0
    (mark,) = found(pizhu, source)
    assert (mark["paragraph"], mark["start"], mark["until"]) == (
        2,
        8,
        {"paragraph": 3, "offset": 3},
    )
    assert mark["quote"]["exact"].endswith("\n第二条")


def test_notes_on_a_section_and_on_the_document(pizhu: Pizhu, source: Path) -> None:
    first = pizhu("annotate", source, "--on", "document", "--note", "全文").out.strip()
    pizhu("annotate", source, "--on", "section", "--paragraph", 1, "--note", "章", "--link", first)
    whole, section = found(pizhu, source)
    assert (whole["scope"], whole["note"]) == ("document", "全文")
    assert (section["scope"], section["quote"]["exact"], section["links"]) == (
        "section",
        "第一章 总则",
        [first],
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--note", "无处"),
        ("--paragraph", 2, "--span", "8:3"),
        ("--paragraph", 2, "--last", 3),
        ("--paragraph", 3, "--last", 2, "--span", "1:2"),
        ("--paragraph", 3, "--on", "page"),
    ],
)
def test_impossible_places_are_refused(
    pizhu: Pizhu, source: Path, arguments: tuple[object, ...]
) -> None:
    code, out, err = pizhu("annotate", source, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
