"""Exporting into a file that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]


@pytest.fixture
def notes(pizhu: Pizhu, source: Path) -> Path:
    """Annotate the statute and export it."""
    pizhu("annotate", source, "--paragraph", 2, "--note", "先看这里", "--tag", "目的")
    pizhu("annotate", source, "--paragraph", 3, "--note", "再看这里")
    path = source.with_name("笔记.md")
    assert pizhu("export", source, "-o", path) == (0, "", "")
    return path


def test_what_was_written_in_the_file_stays(pizhu: Pizhu, source: Path, notes: Path) -> None:
    text = notes.read_text(encoding="utf-8").replace("再看这里", "再看这里\n\n自己的话")
    notes.write_text(text.replace("先看这里", "先看那里"), encoding="utf-8")
    pizhu("annotate", source, "--paragraph", 4, "--note", "新加的")
    assert pizhu("export", source, "-o", notes) == (0, "", "")
    after = notes.read_text(encoding="utf-8")
    assert "先看那里" in after
    assert after.index("自己的话") < after.index("新加的")
    before = notes.stat()
    assert pizhu("export", source, "-o", notes) == (0, "", "")
    assert notes.stat() == before, "a file that stays the same is not written"


def test_what_cannot_be_merged_is_told(pizhu: Pizhu, source: Path, notes: Path) -> None:
    text = notes.read_text(encoding="utf-8").replace("[¶ 3](", "重要 · [¶ 3](")
    notes.write_text(text, encoding="utf-8")
    old = source.read_text(encoding="utf-8")
    source.write_text(old.replace("第一章 总则", "前言。\n\n第一章 总则"), encoding="utf-8")
    result = pizhu("export", source, "-o", notes)
    assert result.code == 0
    assert "both versions stand in the file" in result.err
    after = notes.read_text(encoding="utf-8")
    assert "重要 · [¶ 3](" in after
    assert "[¶ 4](" in after


def test_other_files_are_never_written_over(pizhu: Pizhu, source: Path, notes: Path) -> None:
    statute = source.read_bytes()
    other = source.with_name("别人的.md")
    other.write_text("别人的话\n", encoding="utf-8")
    for path, arguments in ((other, ()), (source, ()), (notes, ("--format", "obsidian"))):
        before = path.read_bytes()
        result = pizhu("export", source, "-o", path, *arguments)
        assert (result.code, result.out) == (1, "")
        assert result.err.count("\n") == 1
        assert path.read_bytes() == before
    assert pizhu("export", source, "-o", other, "--force").code == 0
    assert "先看这里" in other.read_text(encoding="utf-8")
    assert pizhu("export", source, "-o", source, "--force").code == 1
    assert source.read_bytes() == statute


@pytest.mark.parametrize("form", ["obsidian", "logseq"])
def test_flavours_and_groups(pizhu: Pizhu, source: Path, notes: Path, form: str) -> None:
    text = pizhu("export", source, "--format", form, "--by", "tag").out
    assert "## 目的" in text
    assert "## Without a tag" in text
    path = notes.with_name(f"{form}.md")
    pizhu("export", source, "--format", form, "--by", "tag", "-o", path)
    assert path.read_text(encoding="utf-8") == text
    assert pizhu("export", source, "--format", form, "-o", path).code == 1
    assert pizhu("export", source, "--by", "colours").code == 2
