from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from annotations import AnnotationError, Quote
from annotations.exporters import Export, Labels
from annotations.exporters.templates import SHIPPED, names, render
from annotations.model import DOCUMENT as DOCUMENT_SCOPE
from annotations.placement import ORPHAN, as_stored
from tests.exports import DOCUMENT, HOSTILE, export, mark

if TYPE_CHECKING:
    from pathlib import Path

MARKS = (
    mark(3, 6, 12, tags=("河道/管理", "要 点"), note="**为何**？", colour="yellow"),
    mark(8, 0, 3, quote=Quote("自*公*布")),
)


@pytest.mark.parametrize("name", names([SHIPPED]))
def test_what_is_shipped_writes_every_annotation(name: str) -> None:
    text = render(name, export(MARKS))
    for annotation in MARKS:
        assert f"pizhu://0123456789abcdef/{annotation.id}" in text
    assert "为何" in text
    assert "自\\*公\\*布" in text
    assert "\n\n\n\n" not in text
    assert render(name, export([]))


@pytest.mark.parametrize("name", names([SHIPPED]))
def test_what_has_no_place_of_its_own_is_written_too(name: str) -> None:
    whole = mark(0, scope=DOCUMENT_SCOPE, quote=Quote(), tags=("全文",), note="总评")
    (lost,) = as_stored([mark(3, 0, 2, quote=Quote("失落之语"), tags=("旧",), note="失")])
    placements = [*as_stored([whole]), lost._replace(status=ORPHAN)]
    labels = Labels(document="整份文件", orphans="已不在文中")
    text = render(name, Export(DOCUMENT, placements, labels=labels))
    for words in ("整份文件", "全文", "总评", "已不在文中", "失落之语"):
        assert words in text
    assert not re.search(r"^#+ *$", text, re.MULTILINE)


@pytest.mark.parametrize("name", names([SHIPPED]))
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_what_is_shipped(name: str, text: str) -> None:
    written = render(name, export([mark(3, 0, 2, quote=Quote(text), note=text), MARKS[1]]))
    kinds = {token.type for token in MarkdownIt("commonmark").parse(written)}
    assert not kinds & {"html_block", "fence"}
    assert f"pizhu://0123456789abcdef/{MARKS[1].id}" in written


def test_the_user_s_own_come_first_and_may_include_others(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_text(
        "{% for a in annotations %}{{ a.quote }}={{ a.paragraph }};{% endfor %}"
        "{% include 'part.md.j2' %}",
        encoding="utf-8",
    )
    (tmp_path / "part.md.j2").write_text("{{ document.title }}", encoding="utf-8")
    (tmp_path / "report.md.j2").write_text("另写", encoding="utf-8")
    folders = [tmp_path, SHIPPED]
    assert names(folders).count("report") == 1
    assert render("mine", export(MARKS), folders) == "为了管好河道=4;自*公*布=9;某区河道规划\n"
    assert render("report", export(MARKS), folders) == "另写\n"


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{% for",
        "{{ ''.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}",
        "{{ 1 / 0 }}",
        "{% for i in range(10 ** 9) %}{% endfor %}",
        "{{ annotations.append(1) }}",
    ],
)
def test_a_template_that_is_wrong_or_reaches_out_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "bad.md.j2").write_text(source, encoding="utf-8")
    with pytest.raises(AnnotationError) as caught:
        render("bad", export(MARKS), [tmp_path])
    assert caught.value.key in {"annotations.bad-template", "annotations.unknown-template"}


def test_an_unknown_one_is_told_with_those_that_are_known() -> None:
    with pytest.raises(AnnotationError) as caught:
        render("../x", export(MARKS))
    assert "report" in str(caught.value.values["known"])
