"""The page about queries names all there is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.library.querying.filters import GENRES, NAMES, part
from reader.search.parser import KINDS, compile_query
from reader.search.scanner import FIELDS
from reader.text.fold import fold

PAGE = (Path(__file__).parents[3] / "docs" / "queries.md").read_text(encoding="utf-8")
WRITTEN = re.findall(r"`([^`]+)`", PAGE)
EXAMPLES = re.findall(r"`([^`]+)`", "\n".join(re.findall(r"^\| (`.*?`) \|", PAGE, re.MULTILINE)))


@pytest.mark.parametrize("name", [*FIELDS, *NAMES])
def test_every_field_is_written(name: str) -> None:
    assert any(fold(written).startswith(fold(f"{name}:")) for written in WRITTEN)


@pytest.mark.parametrize("value", [*KINDS, *GENRES])
def test_every_kind_is_written(value: str) -> None:
    assert value in WRITTEN


def test_every_field_that_is_written_is_known() -> None:
    names = {fold(w.partition(":")[0]) for w in WRITTEN if re.match(r"\w+:", w)}
    assert names == {fold(name) for name in (*FIELDS, *NAMES)}


@pytest.mark.parametrize("query", EXAMPLES)
def test_every_example_is_a_query(query: str) -> None:
    request = part(query)
    assert request.filters or compile_query(request.words).root is not None
