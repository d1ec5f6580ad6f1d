"""What the program finds in the samples equals the outlines made by hand."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from reader.documents.model import Document, ParagraphKind, Section
from reader.documents.opening import open_document

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
GOLD = sorted((ROOT / "tests" / "samples_gold").glob("*.txt"))
STEMS = [file.stem for file in GOLD]


@dataclass(frozen=True)
class Heading:
    """A line of a gold file; what may differ is a set of answers."""

    optional: bool
    lines: frozenset[int]
    levels: frozenset[int]
    kinds: frozenset[str]
    body: int | None
    titles: frozenset[str]

    @classmethod
    def parse(cls, row: str) -> "Heading":
        line, level, kind, body, title = row.split(maxsplit=4)
        return cls(
            optional=line.startswith("?"),
            lines=frozenset(map(int, line.lstrip("?").split("/"))),
            levels=frozenset(map(int, level.split("/"))),
            kinds=frozenset(kind.split("/")),
            body=None if body == "-" else int(body),
            titles=frozenset(without_space(title).split("/")),
        )

    def fault(self, found: "Found") -> str | None:
        """Say what is wrong with a section found on one of this heading's lines."""
        checks = {
            "level": found.level in self.levels,
            "kind": found.kind in self.kinds,
            "body": found.body == self.body,
            "title": found.title in self.titles,
        }
        wrong = [name for name, right in checks.items() if not right]
        return f"{' and '.join(wrong)}: {found} against {self}" if wrong else None


@dataclass(frozen=True)
class Found:
    """A section of the program's outline, in the coordinates of the source."""

    line: int
    level: int
    kind: str
    body: int | None
    title: str

    @classmethod
    def of(cls, document: Document, section: Section) -> "Found":
        paragraph = document.paragraphs[section.paragraph]
        start = paragraph.source_offset(section.offset)
        before = document.source[:start].replace("\r\n", "\n")
        body = None
        if section.body is not None:
            line_start = document.source.rfind("\n", 0, start) + 1
            body = paragraph.source_offset(section.body) - line_start
        return cls(
            line=before.count("\n") + 1,
            level=section.level,
            kind=section.kind.value,
            body=body,
            title=without_space(section.title),
        )


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


@cache
def document_of(stem: str) -> Document:
    return open_document(SAMPLES / f"{stem}.txt")


def gold_rows(stem: str) -> list[str]:
    text = (ROOT / "tests" / "samples_gold" / f"{stem}.txt").read_text(encoding="utf-8")
    return [row.strip() for row in text.splitlines()]


def gold_headings(stem: str) -> list[Heading]:
    return [Heading.parse(row) for row in gold_rows(stem) if row[:1] not in "#@!"]


def lines_left_out(stem: str) -> set[int]:
    return {int(row.split()[0][1:]) for row in gold_rows(stem) if row.startswith("!")}


@pytest.mark.parametrize("stem", STEMS)
def test_outline(stem: str) -> None:
    gold, left_out = gold_headings(stem), lines_left_out(stem)
    document = document_of(stem)
    sections = [Found.of(document, section) for section in document.outline]
    found = [section for section in sections if section.line not in left_out]
    by_line = {line: heading for heading in gold for line in heading.lines}
    matched = [by_line.get(section.line) for section in found]
    faults = [f"missing: {h}" for h in gold if not h.optional and h not in matched]
    for section, heading in zip(found, matched, strict=True):
        fault = heading.fault(section) if heading else f"not a heading: {section}"
        if fault:
            faults.append(fault)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("stem", STEMS)
def test_titles_come_first_and_name_the_document(stem: str) -> None:
    titles = [heading for heading in gold_headings(stem) if 0 in heading.levels]
    expected = titles[0].titles if titles else {f"{stem}.txt"}
    assert without_space(document_of(stem).title) in expected


@pytest.mark.parametrize("stem", STEMS)
def test_metadata(stem: str) -> None:
    document = document_of(stem)
    for row in gold_rows(stem):
        if not row.startswith("@"):
            continue
        key, _, value = row.lstrip("@ ").partition(" = ")
        assert document.metadata_value(key) == value


def test_cut_paragraphs_are_joined_and_garbled_text_is_kept() -> None:
    texts = [paragraph.text for paragraph in document_of("wujin-plan").paragraphs]
    for joined in ("收网损失由财政给予适当补偿", "每年组织一次全城熄灯演练", "12项?I措"):
        assert any(joined in text for text in texts)
    assert not any("bookmark" in text for text in texts)


def test_site_furniture_is_folded_away() -> None:
    document = document_of("wujin-plan")
    folded = {p.text for p in document.paragraphs if p.kind is ParagraphKind.FURNITURE}
    assert {"扫一扫在手机打开当前页", "便民地图", "国务院部门网站"} <= folded
    assert any(text.startswith("您当前的位置") for text in folded)
    assert not any("钟" in text for text in folded)


def cells(document: Document, table: int) -> list[tuple[str, ...]]:
    first = document.tables[table].first
    return [
        tuple(document.paragraphs[first + i].text[cell.start : cell.end].strip() for cell in row)
        for i, row in enumerate(document.tables[table].rows)
    ]


def test_flattened_table_is_rebuilt() -> None:
    rows = cells(document_of("wujin-plan"), 0)
    assert rows[0] == ("序号", "指标", "单位", "2015年", "2020年", "属性")
    assert ("经济发展",) in rows
    assert ("1", "地区生产总值", "亿元", "218", "326", "预期性") in rows
    assert ("5", "每万人口发明专利拥有量", "件", "", "9.6", "预期性") in rows
    assert ("8", "城乡居民收入比", "", "1.96:1", "1.85:1", "预期性") in rows
    assert ("12", "森林覆盖率", "%", "38.6", "41.2", "约束性") in rows


def test_table_with_a_mangled_header_is_rebuilt() -> None:
    rows = cells(document_of("wujin-plan"), 1)
    numbered = [row for row in rows if row[0].isdigit()]
    assert [row[0] for row in numbered] == [str(number) for number in range(1, 11)]
    assert ("5", "城乡居民收入比", "1.85:1", "1.78:1", "预期性") in numbered
    assert all(row[-1] in {"预期性", "约束性"} for row in numbered)


def test_piped_tables() -> None:
    assert cells(document_of("bell-paper"), 0)[1] == (
        "应潮钟",
        "1800",
        "131.2",
        "14.6",
        "131～1460",
    )
    report = document_of("hezhou-report")
    assert report.metadata_value("成文日期") == "2023-01-12"


def test_the_repeated_paragraph_is_reported() -> None:
    document = document_of("wujin-newspaper")
    repeated = [f.paragraph for f in document.findings if f.kind == "repeated"]
    assert any("渡口书场十三处" in document.paragraphs[ordinal].text for ordinal in repeated)


def test_a_conversation_has_no_sections() -> None:
    document = document_of("bellfounder-interview")
    assert document.outline == ()
    assert all(p.kind is not ParagraphKind.HEADING for p in document.paragraphs)
