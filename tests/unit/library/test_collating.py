from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.comparison.collation import Collation
from reader.documents.opening import open_document
from reader.library.processes import collating
from reader.library.processes.collating import collate

if TYPE_CHECKING:
    from reader.documents.model import Document

REPORTS = Path(__file__).parents[2] / "data" / "reports"


@pytest.fixture
def reports() -> tuple[Document, Document]:
    old, new = (open_document(REPORTS / f"chengjiang-{year}.txt") for year in (2030, 2031))
    return old, new


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collating, "_LARGE", 0)


@pytest.mark.usefixtures("large")
def test_another_process_finds_the_same(reports: tuple[Document, Document]) -> None:
    apart = collate(*reports)
    here = Collation(*reports)
    assert apart is not None
    assert apart.pairings == here.pairings
    assert (apart.repairs, apart.summary) == (here.repairs, here.summary)


@pytest.mark.usefixtures("large")
def test_what_nobody_waits_for_is_given_up(reports: tuple[Document, Document]) -> None:
    assert collate(*reports, lambda: True) is None


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("program", ["/bin/false", "/no/such/program"])
def test_where_no_process_answers_it_is_done_here(
    reports: tuple[Document, Document], program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    found = collate(*reports)
    assert found is not None
    assert found.pairings == Collation(*reports).pairings
