from __future__ import annotations

import csv
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import locations
from reader.library.alike import Likeness, groups, pairs
from reader.library.catalogue import Catalogue
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.indexing import refresh
from reader.library.notebooks import Target, open_notebook
from reader.library.opening import open_known
from reader.library.querying.concordance import markdown, table
from reader.library.querying.searching import Answer, Order, Result, hits_of, search, unindexed
from reader.text.sanitise import sanitise_block
from tests.shelved import REPORT, STATUTE, shelve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.alike import Pair
    from reader.library.engine import Engine
    from reader.library.entries import Entry

MORE = """\
{title}

成文日期：{year}年3月2日
第一条 船舶停靠，听从安排。
第二条 {sentence}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "a": STATUTE,
        "b": REPORT,
        "c": MORE.format(title="码头守则", year=2029, sentence="渡口一处，另行说明。"),
        "d": MORE.format(title="渡口守则", year=2032, sentence="没有别的。"),
    }
    return shelve(tmp_path / "shelf", **texts)


@pytest.fixture
def shelf(folder: Path) -> Iterator[tuple[list[Entry], Engine]]:
    engine = EmbeddedEngine(locations.index_file())
    with closing(Catalogue()) as catalogue, closing(engine):
        catalogue.add_roots([str(folder)])
        refresh(catalogue, engine)
        yield catalogue.entries(), engine


def names(answer: Answer) -> list[str]:
    return [result.entry.path.stem for result in answer.results]


def test_titles_and_short_documents_weigh_more(shelf: tuple[list[Entry], Engine]) -> None:
    answer = search(*shelf, "渡口")
    assert names(answer) == ["d", "b", "a", "c"]
    assert answer.passages == 8


def test_results_can_be_sorted_by_date_and_by_path(shelf: tuple[list[Entry], Engine]) -> None:
    assert names(search(*shelf, "渡口", Order.DATE))[:2] == ["d", "c"]
    assert names(search(*shelf, "渡口", Order.PLACE)) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("渡口 date:2030..", ["d"]),
        ("渡口 kind:statute -title:守则", ["a"]),
        ("kind:report", ["b"]),
        ("py:matou", ["b", "c"]),
        ("/船.停靠/", ["c", "d"]),
        ("~渡口管里", ["a"]),
        ("section:总则 渡口", ["a"]),
        ("kind:heading 客运", ["b"]),
        ("没有这样的话", []),
        ("", []),
    ],
)
def test_queries_of_every_form(
    shelf: tuple[list[Entry], Engine], query: str, found: list[str]
) -> None:
    assert names(search(*shelf, query, Order.PLACE)) == found


def test_words_across_title_and_issuer_find_the_document(
    shelf: tuple[list[Entry], Engine],
) -> None:
    answer = search(*shelf, "守则 d.txt")
    assert [(r.entry.path.stem, list(r.passages)) for r in answer.results] == [("d", [])]


def test_notes_and_tags_are_found(shelf: tuple[list[Entry], Engine], folder: Path) -> None:
    from annotations import annotate

    document = open_known(folder / "c.txt")
    notebook = open_notebook(document)
    notebook.add(annotate(Target(document), 0, 0, 2, kind="note", note="要核对", tags=("码头",)))
    for query in ("tag:码头", "note:核对", "note:核对 码头"):
        assert names(search(*shelf, query)) == ["c"]


def test_a_result_shows_where_it_answers(shelf: tuple[list[Entry], Engine]) -> None:
    answer = search(*shelf, "碼頭", Order.PLACE)
    document, hits = hits_of(shelf[1], answer, answer.results[0])
    assert document is not None
    texts = {document.paragraphs[hit.paragraph].text[hit.start : hit.end] for hit in hits}
    assert texts == {"碼頭"}
    assert document.section_path(hits[-1].paragraph, hits[-1].start)


def alike(folder: Path) -> list[list[Pair]]:
    """Return the groups of documents alike in a folder."""
    with (
        closing(Catalogue()) as catalogue,
        closing(EmbeddedEngine(locations.index_file())) as engine,
    ):
        catalogue.add_roots([str(folder)])
        refresh(catalogue, engine)
        return groups(pairs(catalogue.entries(), engine))


def test_editions_are_told_however_little_they_share(folder: Path) -> None:
    for year, word in (("2031", "渡口"), ("2032", "码头")):
        clauses = [f"{word}的第{n}件事情要办好，{word}由{n}号人员负责。" for n in range(30)]
        text = "\n".join([f"澜州市临江区{year}年政府工作报告", "", *clauses])
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    ((pair,),) = alike(folder)
    assert (pair.one.path.stem, pair.other.path.stem) == ("2031", "2032")
    assert pair.likeness is Likeness.EDITION
    assert (pair.only_one, pair.only_other) == (61, 61)


def test_documents_that_share_text_are_told(folder: Path) -> None:
    clauses = [f"第{n}件事情要办好，负责到底的是{n}号人员。" for n in range(60)]
    whole = "\n".join(clauses)
    texts = {
        "whole": whole,
        "copy": "\n\n".join(clauses) + "\n",
        "page": "\n".join(clauses[10:30]),
        "edition": "\n".join(clauses[:40] + [c.replace("人员", "同志甲") for c in clauses[40:]]),
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (group,) = alike(folder)
    found = {frozenset((p.one.path.stem, p.other.path.stem)): p for p in group}
    assert len(found) == 6
    assert found[frozenset(("whole", "copy"))].likeness is Likeness.SAME
    assert found[frozenset(("whole", "page"))].likeness is Likeness.PART
    edition = found[frozenset(("whole", "edition"))]
    assert (edition.likeness, edition.shared) == (Likeness.VERSION, 100)
    assert (edition.only_one, edition.only_other) == (20, 20)


def test_what_the_index_lacks_is_counted_and_shown_without_places(
    shelf: tuple[list[Entry], Engine],
) -> None:
    entries, engine = shelf
    assert unindexed(entries, engine) == 0
    engine.drop([entries[0].number])
    assert unindexed(entries, engine) == 1
    answer = search(entries, engine, "渡口管理办法")
    lost = next(result for result in answer.results if result.entry is entries[0])
    assert hits_of(engine, answer, lost) == (None, [])


def test_what_is_written_holds_no_commands(folder: Path) -> None:
    hostile = folder / "=1+1\x1b]52;c\u202e.txt"
    hostile.write_text(STATUTE.replace("渡口管理", "渡口*管理*"), encoding="utf-8")
    engine = EmbeddedEngine(locations.index_file())
    with closing(Catalogue()) as catalogue, closing(engine):
        catalogue.add_roots([str(folder)])
        refresh(catalogue, engine)
        answer = search(catalogue.entries(), engine, "path:52 渡口 OR 守则")
        entry = replace(
            answer.results[0].entry,
            card=replace(answer.results[0].entry.card, title="=1\x1b\u202e|x"),
        )
        results = [answer.results[0]._replace(entry=entry), Result(entry, (), 0.0)]
        page = "\n".join(markdown(engine, answer, results))
        rows = [*csv.reader(table(engine, answer, results))]
        assert "渡口**\\*管理" in page
        assert sanitise_block(page) == page
        assert len(rows) == 2 + len(hits_of(engine, answer, results[0])[1])
        assert {row[1] for row in rows[1:]} == {"'=1␛\ufffd|x"}
        assert rows[-1][4:] == [""] * 7
        assert all(sanitise_block(cell) == cell for row in rows for cell in row)
