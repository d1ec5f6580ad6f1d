"""What each command prints, on a small document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader import locations
from reader.library.places import Place, Places
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]

STATUTE_TITLE = "临江区河道管理办法"


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def paragraph_of(pizhu: Pizhu, source: Path, words: str) -> int:
    rows = lines(pizhu("text", source, "--json").out)
    return next(int(row["paragraph"]) for row in rows if words in row["text"])


def test_info(pizhu: Pizhu, source: Path) -> None:
    out = pizhu("info", source).out
    assert f"Title: {STATUTE_TITLE}" in out
    assert "Encoding: utf-8" in out
    assert "Script: Simplified Chinese" in out


def test_info_as_json(pizhu: Pizhu, source: Path) -> None:
    facts = json.loads(pizhu("info", source, "--json").out)
    assert facts["title"] == STATUTE_TITLE
    assert facts["path"] == str(source)
    assert facts["characters"] == len(source.read_text(encoding="utf-8"))
    assert facts["metadata"] == {}
    assert facts["findings"] == []


def test_info_lists_what_was_repaired(pizhu: Pizhu, source: Path) -> None:
    text = source.read_text(encoding="utf-8").replace("第三条", "第九条")
    source.write_text(text + text.splitlines()[3] + "\n", encoding="utf-8")
    findings = json.loads(pizhu("info", source, "--json").out)["findings"]
    assert findings
    assert set(findings[0]) == {"kind", "paragraph", "detail", "last", "after"}
    assert f"¶{findings[0]['paragraph'] + 1}: " in pizhu("info", source).out


def test_outline(pizhu: Pizhu, source: Path) -> None:
    out = pizhu("outline", source).out
    assert "第一章 总则" in out
    assert pizhu("outline", source, "--depth", 0).out.strip() == STATUTE_TITLE


def test_outline_as_json_points_into_the_source(pizhu: Pizhu, source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    outline = json.loads(pizhu("outline", source, "--json").out)
    pending = list(outline["sections"])
    assert pending
    while pending:
        section = pending.pop()
        assert text[section["start"] :].startswith(section["title"][:3])
        pending += section["children"]


def test_standard_input(pizhu: Pizhu, source: Path, typed: Callable[[bytes], None]) -> None:
    typed(source.read_bytes())
    assert STATUTE_TITLE in pizhu("outline", "-").out


def test_text(pizhu: Pizhu, source: Path) -> None:
    out = pizhu("text", source).out.splitlines()
    assert out[0] == STATUTE_TITLE
    assert "" not in out


def test_text_of_a_section(pizhu: Pizhu, source: Path) -> None:
    out = pizhu("text", source, "--section", "2").out
    assert out.startswith("第二章 附则")
    assert "第一章" not in out
    raw = pizhu("text", source, "--section", "1", "--raw").out
    assert raw.startswith("第一章 总则\n第一条")
    assert "第二章" not in raw
    code, _, err = pizhu("text", source, "--section", "7.7")
    assert code == 1
    assert "no section 7.7" in err


def test_text_in_another_script(pizhu: Pizhu, source: Path) -> None:
    assert "臨江區河道管理辦法" in pizhu("text", source, "--script", "traditional").out
    assert "臨江區" in pizhu("text", source, "--script", "s2twp").out


def test_text_raw_is_the_source(pizhu: Pizhu, source: Path) -> None:
    assert pizhu("text", source, "--raw").out == source.read_text(encoding="utf-8")


def test_text_as_json(pizhu: Pizhu, source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for row in lines(pizhu("text", source, "--json").out):
        assert text[row["source_start"] : row["source_end"]] == row["text"]


def test_search_in_either_script(pizhu: Pizhu, source: Path) -> None:
    for query in ("办法", "辦法"):
        out = pizhu("search", query, source).out
        assert len(out.splitlines()) == 4
        assert f"{source}:" in out
    assert "第一章 总则" in pizhu("search", "全境", source).out


def test_search_as_json(pizhu: Pizhu, source: Path) -> None:
    (hit,) = lines(pizhu("search", "--json", "全境", source).out)
    text = source.read_text(encoding="utf-8")
    assert list(hit) == [
        "document",
        "path",
        "paragraph",
        "start",
        "end",
        "section",
        "text",
        "source_start",
        "source_end",
    ]
    assert hit["path"] == str(source)
    assert hit["text"][hit["start"] : hit["end"]] == "全境"
    assert text[hit["source_start"] : hit["source_end"]] == "全境"
    assert hit["section"][-1].startswith("第")


def test_search_by_regular_expression(pizhu: Pizhu, source: Path) -> None:
    assert len(pizhu("search", "--regex", "第.条", source).out.splitlines()) == 3


def test_search_by_sound_by_likeness_and_by_region(pizhu: Pizhu, source: Path) -> None:
    assert pizhu("search", "hedao", source).out == ""
    assert len(pizhu("search", "--pinyin", "hedao", source).out.splitlines()) == 3
    assert len(pizhu("search", "--pinyin", "hdglbf", source).out.splitlines()) == 1
    assert len(pizhu("search", "--fuzzy", "和道管理", source).out.splitlines()) == 1
    source.write_text("信息公开\n\n第一章 总则\n最新资讯。\n", encoding="utf-8")
    assert len(pizhu("search", "資訊", source).out.splitlines()) == 1
    assert len(pizhu("search", "--regional", "資訊", source).out.splitlines()) == 2


def test_search_with_keywords_in_context(pizhu: Pizhu, source: Path) -> None:
    by_place = pizhu("search", "--kwic", "本办法", source).out.splitlines()
    assert {cell_width(line.partition("本办法")[0]) for line in by_place} == {37}
    by_right = pizhu("search", "--kwic", "--sort", "right", "本办法", source).out.splitlines()
    assert sorted(by_right) == sorted(by_place)
    assert [line.split("本办法")[1][1] for line in by_right] == ["。", "自", "适"]
    assert all(f"  {source}:" in line for line in by_place)
    options = ("--kwic", "--sort", "left", "--json")
    hits = lines(pizhu("search", *options, "本办法", source).out)
    assert [hit["left"].strip()[-2:] for hit in hits] == ["制定", "三条", "二条"]
    for hit in hits:
        before, after = hit["text"][: hit["start"]], hit["text"][hit["end"] :]
        assert (hit["left"], hit["keyword"], hit["right"]) == (before, "本办法", after)


def test_search_counts(pizhu: Pizhu, source: Path) -> None:
    (line,) = pizhu("search", "--count", "本办法", source).out.splitlines()
    assert line.split()[0] == "3"
    assert "█" in line
    assert line.endswith(str(source))
    (counted,) = lines(pizhu("search", "--count", "--json", "本办法", source).out)
    assert (counted["path"], counted["hits"]) == (str(source), 3)
    assert len(counted["dispersion"]) == 32
    assert sum(counted["dispersion"]) == 3
    assert pizhu("search", "--count", "没有", source).out.split()[0] == "0"


@pytest.mark.parametrize(
    "options",
    [
        ("--regex", "--pinyin"),
        ("--regex", "--in-notes"),
        ("--in-notes", "--fuzzy"),
        ("--count", "--kwic"),
        ("--count", "--sort", "left"),
        ("--sort", "up"),
    ],
)
def test_search_refuses_what_makes_no_sense(
    pizhu: Pizhu, source: Path, options: tuple[str, ...]
) -> None:
    code, out, err = pizhu("search", *options, "本办法", source)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_search_in_a_folder_tells_what_cannot_be_read(pizhu: Pizhu, source: Path) -> None:
    source.with_name("broken.txt").write_bytes(bytes(range(32)) * 50)
    source.with_name("picture.png").write_bytes(b"\x89PNG")
    code, out, err = pizhu("search", "办法", source.parent)
    assert code == 1
    assert len(out.splitlines()) == 4
    assert "broken.txt" in err
    assert "picture" not in err


def test_search_looks_in_what_was_read_before(pizhu: Pizhu, source: Path) -> None:
    code, _, err = pizhu("search", "办法")
    assert code == 1
    assert "no document has been read" in err
    Places().remember(Place(document="a", path=source, title="a"))
    assert len(pizhu("search", "办法").out.splitlines()) == 4


def test_annotate_list_and_export(pizhu: Pizhu, source: Path) -> None:
    ordinal = paragraph_of(pizhu, source, "为了管好")
    facets = ("--tag", "目的", "--note", "为何")
    added = pizhu("annotate", source, "--paragraph", ordinal, "--span", "4:8", *facets)
    assert added.code == 0
    (found,) = lines(pizhu("annotations", source, "--json").out)
    assert list(found) == [
        "id",
        "document",
        "paragraph",
        "start",
        "end",
        "quote",
        "tags",
        "note",
        "colour",
        "kind",
        "created",
        "modified",
        "status",
        "section",
        "until",
        "scope",
        "links",
        "author",
        "visibility",
    ]
    assert found["id"] == added.out.strip()
    assert (found["paragraph"], found["start"], found["end"]) == (ordinal, 4, 8)
    assert set(found["quote"]) == {"exact", "prefix", "suffix"}
    assert found["quote"]["exact"] == "为了管好"
    assert (found["tags"], found["note"], found["kind"]) == (["目的"], "为何", "note")
    assert found["status"] == "anchored"
    assert "第一章 总则" in found["section"]
    assert lines(pizhu("annotations", "--json").out) == [found]
    assert "#目的 · 为何" in pizhu("annotations").out
    exported = pizhu("export", source).out
    assert exported.startswith("---\n")
    assert "> 为了管好" in exported
    assert pizhu("export", source).out == exported


def test_annotations_by_tag(pizhu: Pizhu, source: Path) -> None:
    pizhu("annotate", source, "--paragraph", 1, "--tag", "法律/目的")
    pizhu("annotate", source, "--paragraph", 2, "--tag", "其他")
    assert len(pizhu("annotations", "--tag", "法律").out.splitlines()) == 1
    assert pizhu("annotations", "--tag", "无").out == ""
    assert pizhu("tags").out == "1  其他\n1  法律/目的\n"
    assert lines(pizhu("tags", "--json").out)[0] == {"tag": "其他", "annotations": 1}


def test_a_plain_annotation_is_a_highlight(pizhu: Pizhu, source: Path) -> None:
    pizhu("annotate", source, "--paragraph", 0)
    pizhu("annotate", source, "--paragraph", 1, "--colour", "blue")
    found = lines(pizhu("annotations", "--json").out)
    assert [(a["kind"], a["colour"], a["start"]) for a in found] == [
        ("highlight", "yellow", None),
        ("highlight", "blue", None),
    ]


def test_places_that_do_not_exist_are_refused(pizhu: Pizhu, source: Path) -> None:
    assert "there is no paragraph 99" in pizhu("annotate", source, "--paragraph", 99).err
    beyond = pizhu("annotate", source, "--paragraph", 0, "--span", "0:99")
    assert beyond.code == 1
    assert "reaches beyond" in beyond.err


def test_search_in_notes(pizhu: Pizhu, source: Path) -> None:
    pizhu("annotate", source, "--paragraph", 2, "--note", "為何如此")
    assert pizhu("search", "为何", source).out == ""
    (hit,) = lines(pizhu("search", "--in-notes", "--json", "为何", source).out)
    assert hit["paragraph"] == 2
    assert pizhu("search", "--in-notes", "--regex", "x", source).code == 2


def test_annotations_of_a_source_that_is_gone(pizhu: Pizhu, source: Path) -> None:
    pizhu("annotate", source, "--paragraph", 2)
    source.unlink()
    assert len(pizhu("annotations").out.splitlines()) == 1


def test_the_ending_tells_the_form(pizhu: Pizhu, source: Path, tmp_path: Path) -> None:
    pizhu("annotate", source, "--paragraph", 0, "--colour", "blue")
    for name, start in (("a.HTML", b"<!doctype"), ("a.docx", b"PK"), ("a.csv", b""), ("a", b"---")):
        pizhu("export", source, "-o", tmp_path / name)
        assert (tmp_path / name).read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(start)
    pizhu("export", source, "-o", tmp_path / "b.csv", "--format", "json")
    assert (tmp_path / "b.csv").read_bytes().startswith(b"{")


def test_export_to_files(pizhu: Pizhu, source: Path, tmp_path: Path) -> None:
    other = source.with_name("其他.txt")
    other.write_text("另一份文件\n\n第一章 总则\n内容。\n", encoding="utf-8")
    pizhu("annotate", source, "--paragraph", 1)
    assert pizhu("export", source, other).code == 2
    folder = tmp_path / "exports"
    folder.mkdir()
    assert pizhu("export", source, other, "-o", folder) == (0, "", "")
    assert sorted(path.name for path in folder.iterdir()) == ["其他.md", "河道.md"]
    single = tmp_path / "one.json"
    assert pizhu("export", source, "--format", "json", "-o", single).code == 0
    assert json.loads(single.read_text(encoding="utf-8"))["annotations"]
    assert pizhu("export", source, "-o", tmp_path / "no" / "folder.md").code == 1


def test_an_export_comes_back_on_another_machine(
    pizhu: Pizhu, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pizhu("annotate", source, "--paragraph", 1, "--note", "带走")
    exported = tmp_path / "export.json"
    pizhu("export", source, "--format", "json", "-o", exported)
    before = pizhu("annotations", "--json").out
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "another"))
    assert "1 added" in pizhu("import", exported).err
    assert "1 unchanged" in pizhu("import", exported).err
    assert pizhu("annotations", "--json").out == before


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"format": "other"}'])
def test_what_is_no_export_is_refused(pizhu: Pizhu, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    code, out, err = pizhu("import", file)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert pizhu("import", tmp_path / "missing.json").code == 1


def test_config_shows_and_sets(pizhu: Pizhu) -> None:
    assert pizhu("config").out.startswith(f"# {locations.settings_file()}\n")
    assert pizhu("config", "measure").out == "40\n"
    assert pizhu("config", "measure", 32).code == 0
    assert pizhu("config", "measure").out == "32\n"
    assert pizhu("config", "keys.row_down", "j", "down").code == 0
    assert pizhu("config", "keys.row_down").out == "j down\n"
    told = json.loads(pizhu("config", "--json").out)
    assert told["measure"] == 32
    assert told["keys"] == {"row_down": ["j", "down"]}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["measure", "wide"], 1),
        (["measure", "1000"], 1),
        (["measure", "1", "2"], 2),
        (["keys", "x"], 2),
        (["keys.row_donw", "w"], 2),
        (["keys.nothing-like-it", "w"], 2),
        (["keys.nothing-like-it"], 2),
        (["keys.row_down", "x"], 1),
        (["nothing-like-it", "x"], 2),
    ],
)
def test_config_refuses(pizhu: Pizhu, arguments: list[str], code: int) -> None:
    result = pizhu("config", *arguments)
    assert result.code == code
    assert result.err.count("\n") == 1
    assert not locations.settings_file().exists()


def test_config_names_the_commands_near_a_mistyped_one(pizhu: Pizhu) -> None:
    assert "row_down" in pizhu("config", "keys.row_donw", "w").err
    assert "row_down, row_up" in pizhu("config", "keys.row", "w").err
    assert "document_start" in pizhu("config", "keys.start").err


def test_config_brings_the_usual_keys_back(pizhu: Pizhu) -> None:
    assert pizhu("config", "keys.document_start").out == "'g g'\n"
    pizhu("config", "keys.document_start", "g s", "home")
    assert pizhu("config", "keys.document_start").out == "'g s' home\n"
    assert pizhu("config", "keys.document_start", "").code == 0
    assert pizhu("config", "keys.document_start").out == "'g g'\n"


def test_config_changes_keys_beside_older_faults(pizhu: Pizhu) -> None:
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_text('[keys]\nfly = "x"\n')
    assert pizhu("config", "keys.row_down", "w").code == 0
    assert pizhu("config", "keys.fly", "").code == 0
    assert json.loads(pizhu("config", "--json").out)["keys"] == {"row_down": ["w"]}


def test_wrong_keys_are_not_shown_as_set(pizhu: Pizhu) -> None:
    assert pizhu("config", "keys.row_down", "w").code == 0
    with locations.settings_file().open("a", encoding="utf-8") as file:
        file.write("quit = 7\n")
    assert json.loads(pizhu("config", "--json").out)["keys"] == {"row_down": ["w"]}


def test_keys(pizhu: Pizhu) -> None:
    assert pizhu("keys").out == "j\n"
    assert pizhu("keys", "--markdown").out == "| j |\n"


def test_doctor_says_that_all_is_well(pizhu: Pizhu, home: Path) -> None:
    code, out, _ = pizhu("doctor")
    assert code == 0
    assert out.endswith("✓ all is well\n")
    assert {path.name for path in home.glob("*")} <= {"cache"}


def test_doctor_finds_what_is_wrong(pizhu: Pizhu, source: Path) -> None:
    pizhu("annotate", source, "--paragraph", 1)
    (notebook,) = locations.annotations_folder().glob("*.json")
    notebook.write_bytes(b"{")
    locations.settings_file().parent.mkdir(parents=True, exist_ok=True)
    locations.settings_file().write_text("measure = 1", encoding="utf-8")
    code, out, _ = pizhu("doctor")
    assert code == 1
    wrong = [line for line in out.splitlines() if line.startswith("✗")]
    assert len(wrong) == 3, "the setting, what was damaged, and where that is now"
