"""Exporting in every form from the shell, and taking it back."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from annotations.exporters import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]


BAD_ID = (
    b'{"format": "pizhu-annotations", "version": 1, "document": {"id": "../x"}, "annotations": []}'
)


@pytest.fixture
def annotated(pizhu: Pizhu, source: Path) -> Path:
    """Return the small statute with two annotations."""
    number = next(
        row["paragraph"]
        for row in map(orjson.loads, pizhu("text", source, "--json").out.splitlines())
        if "为了管好" in row["text"]
    )
    common = ("annotate", source, "--paragraph", number)
    assert pizhu(*common, "--span", "4:8", "--tag", "目的", "--colour", "yellow").code == 0
    assert pizhu(*common, "--note", "整段").code == 0
    return source


def listed(pizhu: Pizhu, source: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in pizhu("annotations", source, "--json").out.splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_goes_into_a_file_and_a_folder(
    pizhu: Pizhu, annotated: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "out"
    folder = tmp_path / "folder"
    folder.mkdir()
    assert pizhu("export", annotated, "--format", name, "-o", path) == (0, "", "")
    assert pizhu("export", annotated, "--format", name, "-o", folder).code == 0
    (written,) = folder.iterdir()
    assert written.suffix == FORMATS[name].extension
    assert written.read_bytes() == path.read_bytes() != b""
    if not FORMATS[name].binary:
        assert pizhu("export", annotated, "--format", name).out.encode() == path.read_bytes()


def test_what_is_no_text_is_kept_from_a_terminal(
    pizhu: Pizhu, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, err = pizhu("export", annotated, "--format", "docx")
    assert (code, out) == (2, "")
    assert "-o" in err
    assert pizhu("export", annotated, "--format", "csv").out.count("目的") == 1


def test_a_pipe_takes_bytes(annotated: Path, pizhu: Pizhu, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, write_through=True))
    assert pizhu("export", annotated, "--format", "qdpx").code == 0
    assert "project.qde" in zipfile.ZipFile(io.BytesIO(pipe.getvalue())).namelist()


def test_joint_forms_hold_all_documents(pizhu: Pizhu, annotated: Path, tmp_path: Path) -> None:
    other = tmp_path / "另.txt"
    other.write_text("另一份办法\n\n第一条 其他。\n", encoding="utf-8")
    out = pizhu("export", annotated, other, "--format", "matrix").out
    assert out.splitlines()[2:4] == ["| 临江区河道管理办法 | 1 | 1 |", "| 另一份办法 |  |  |"]
    assert pizhu("export", annotated, other, "--format", "html").code == 2
    assert pizhu("export", tmp_path / "none", "--format", "csv").code == 1


def test_the_page_holds_the_document(pizhu: Pizhu, annotated: Path) -> None:
    page = pizhu("export", annotated, "--format", "html").out
    assert '<html lang="zh-Hans">' in page
    assert "<h1" in page
    assert '<mark class="yellow">' in page
    assert "第三条 本办法自公布之日起施行。" in page.replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize("name", ["json", "jsonld", "qdpx"])
def test_what_was_exported_comes_back(
    pizhu: Pizhu, annotated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = listed(pizhu, annotated)
    path = tmp_path / "out"
    pizhu("export", annotated, "--format", name, "-o", path)
    again = pizhu("import", path)
    assert "2 unchanged" in again.err
    assert listed(pizhu, annotated) == before
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "elsewhere"))
    taken = pizhu("import", path, "--document", annotated)
    assert taken.code == 0, taken.err
    assert "2 added" in taken.err
    after = {row["id"]: row for row in listed(pizhu, annotated)}
    assert after.keys() == {row["id"] for row in before}
    for row in before:
        fields = row if name != "qdpx" else ("tags", "note", "paragraph", "section", "created")
        assert {f: after[row["id"]][f] for f in fields} == {f: row[f] for f in fields}


def test_a_codebook_comes_in_without_a_document(
    pizhu: Pizhu, annotated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.qdc"
    pizhu("export", annotated, "--format", "qdc", "-o", path)
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "elsewhere"))
    assert "1 added" in pizhu("import", path).err
    assert pizhu("import", path) == (0, "", "")


def test_annotations_of_other_programs_are_found_by_their_words(
    pizhu: Pizhu, source: Path, tmp_path: Path
) -> None:
    def row(name: str, exact: str) -> dict[str, Any]:
        quote = {"type": "TextQuoteSelector", "exact": exact}
        target = {"source": "https://example.org/x", "selector": [quote]}
        return {"id": name, "target": [target], "text": "评", "uri": "https://example.org/x"}

    path = tmp_path / "hypothesis.json"
    rows = [row("a", "適用於臨江區全境的河道"), row("b", "从来没有写过的一句话在这里")]
    path.write_bytes(orjson.dumps({"total": 2, "rows": rows}))
    refused = pizhu("import", path)
    assert refused.code == 1
    assert "--document" in refused.err
    taken = pizhu("import", path, "--document", source)
    assert "2 added" in taken.err
    assert "1 of them" in taken.err
    found = {r["quote"]["exact"]: r for r in listed(pizhu, source)}
    assert found["适用于临江区全境的河道"]["note"] == "评"
    assert found["适用于临江区全境的河道"]["section"][-1].startswith("第")
    assert "从来没有写过的一句话在这里" in found
    assert "2 unchanged" in pizhu("import", path, "--document", source).err


def test_edits_of_another_program_keep_what_it_could_not_hold(
    pizhu: Pizhu, annotated: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.qdpx"
    pizhu("export", annotated, "--format", "qdpx", "-o", path)
    edited = tmp_path / "edited.qdpx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(edited, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace("<Description>整段", "<Description>改过")
            new.writestr(name, text.replace('modifiedDateTime="2', 'modifiedDateTime="3'))
    assert "1 updated" in pizhu("import", edited).err
    rows = listed(pizhu, annotated)
    assert sorted(row["note"] for row in rows) == ["", "改过"]
    assert "yellow" in {row["colour"] for row in rows}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<x/>", b"plain", b'{"rows": 3}', BAD_ID])
def test_what_is_no_export_is_refused_in_one_line(
    pizhu: Pizhu, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "in"
    path.write_bytes(data)
    code, out, err = pizhu("import", path)
    assert (code, out, err.count("\n")) == (1, "", 1)
