"""Exporting again over a file in which its user has written."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from annotations import Annotation, DocumentInfo, FormatError, Quote
from annotations.exporters import FORMATS, Export, Labels, render
from annotations.exporters.updating import BOTH, DELETED, REMOVED, Unmerged, update
from annotations.placement import as_stored

if TYPE_CHECKING:
    from annotations.exporters.updating import Updated

DOCUMENT = DocumentInfo("0f1e", "某区规划", "/文件/规划.txt")
FLAVOURS = [name for name, form in FORMATS.items() if form.merges]
RUNS = int(os.environ.get("PIZHU_EXPORT_RUNS", "40"))
flavours = pytest.mark.parametrize("form", FLAVOURS)


def mark(number: int, note: str = "", **fields: object) -> Annotation:
    values: dict[str, object] = {
        "id": f"{number:016}",
        "quote": Quote(f"第{number}段的话"),
        "section": ("某区规划", f"第{number // 3}章"),
        "note": note,
        **fields,
    }
    return Annotation(**{"document": "0f1e", "paragraph": number, **values})  # type: ignore[arg-type]


def export(*marks: Annotation, **fields: object) -> Export:
    return Export(DOCUMENT, as_stored(marks), **fields)  # type: ignore[arg-type]


def again(form: str, text: str, *marks: Annotation) -> Updated:
    """Export over a text; a second time nothing changes any more."""
    updated = update(form, export(*marks), text)
    assert update(form, export(*marks), updated.text) == (updated.text, ())
    return updated


@flavours
def test_nothing_changes_where_nothing_has_changed(form: str) -> None:
    marks = [mark(n, f"想法{n}", tags=("经济/民营", "要 点")) for n in (1, 2, 5, 9)]
    text = render(form, export(*marks))
    assert again(form, text, *marks) == (text, ())


@flavours
def test_what_changed_only_here_is_as_in_a_new_export(form: str) -> None:
    before = [mark(1, "甲"), mark(2, "乙"), mark(5, "丙")]
    after = [mark(1, "甲\n\n又"), mark(3, "新", tags=("标签",)), mark(5, "丙", colour="yellow")]
    updated = again(form, render(form, export(*before)), *after)
    assert updated == (render(form, export(*after)), ())


@flavours
def test_what_the_user_wrote_stays(form: str) -> None:
    marks = [mark(1, "甲"), mark(2, "乙"), mark(5, "丙")]
    lines = render(form, export(*marks)).split("\n")
    place = next(n for n, line in enumerate(lines) if "乙" in line)
    lines[place + 1 : place + 1] = ["", "我的一段话", "", "- 又一条"]
    updated = again(
        form, "\n".join(lines), mark(1, "甲"), mark(2, "乙", colour="blue"), mark(5, "改")
    )
    assert updated.unmerged == ()
    assert updated.text.index("乙") < updated.text.index("我的一段话\n\n- 又一条")
    assert "blue" in updated.text
    assert "丙" not in updated.text
    deleted = again(form, updated.text, mark(5, "改"))
    assert "我的一段话\n\n- 又一条" in deleted.text
    assert "乙" not in deleted.text
    assert deleted.unmerged == ()


@flavours
def test_what_both_changed_stands_twice_and_is_told(form: str) -> None:
    text = render(form, export(mark(1, "原来的想法"))).replace("原来的想法", "用户的想法")
    updated = again(form, text, mark(1, "新的想法"))
    assert updated.unmerged == (Unmerged("0000000000000001", BOTH),)
    assert "用户的想法" in updated.text
    assert "新的想法" in updated.text


@flavours
def test_a_block_that_the_user_removed_stays_away(form: str) -> None:
    short, long = export(mark(1, "甲")), export(mark(1, "甲"), mark(2, "乙"))
    end = render(form, short).index("<!--")
    footer = render(form, long)[render(form, long).index("<!--") :]
    text = (
        render(form, short)[:end].removesuffix("- ") + ("- " if form == "logseq" else "") + footer
    )
    assert "乙" not in text
    updated = again(form, text, mark(1, "甲"), mark(2, "乙"), mark(4, "丁"))
    assert updated.unmerged == ()
    assert "乙" not in updated.text
    assert "丁" in updated.text
    changed = again(form, text, mark(1, "甲"), mark(2, "改"))
    assert changed.unmerged == (Unmerged("0000000000000002", REMOVED),)
    assert "改" not in changed.text


@flavours
def test_a_deleted_annotation_whose_block_was_edited_stays(form: str) -> None:
    text = render(form, export(mark(1, "甲"), mark(2, "乙"))).replace("第2段的话", "第2段的话！")
    updated = again(form, text, mark(1, "甲"))
    assert [lost.reason for lost in updated.unmerged] == [DELETED]
    assert "第2段的话！" in updated.text


def test_the_users_order_stays_and_ours_changes_with_the_places() -> None:
    text = render("markdown", export(mark(1, "甲"), mark(2, "乙")))
    moved = again("markdown", text, mark(2, "乙", paragraph=0), mark(1, "甲")).text
    assert moved.index("乙") < moved.index("甲")
    first, second = text.index('<a id="0000000000000001"'), text.index('<a id="0000000000000002"')
    end = text.index("<!--")
    turned = text[:first] + text[second:end] + text[first:second] + text[end:]
    updated = again("markdown", turned, mark(1, "甲"), mark(2, "改"))
    assert updated.text.index("改") < updated.text.index("甲")


def test_properties_of_the_user_stay_in_the_front_matter() -> None:
    text = render("obsidian", export(mark(1)))
    text = text.replace("annotations: 1", "annotations: 1\naliases: [规划]")
    text = text.replace('title: "某区规划"', "title: 我的规划")
    updated = update(
        "obsidian",
        replace(export(mark(1), mark(2)), document=replace(DOCUMENT, title="新名")),
        text,
    )
    assert "annotations: 2\naliases: [规划]\n" in updated.text
    assert updated.text.count("title:") == 1
    assert updated.unmerged == ()


def test_line_ends_and_byte_order_marks_stay() -> None:
    text = "\ufeff" + render("markdown", export(mark(1, "甲"))).replace("\n", "\r\n")
    updated = again("markdown", text, mark(1, "乙"))
    assert updated.text.startswith("\ufeff---\r\n")
    assert updated.text.count("\n") == updated.text.count("\r\n")


@pytest.mark.parametrize("end", ["\r", "\r\r\n", "\r\n"])
def test_odd_line_ends_become_even(end: str) -> None:
    text = render("markdown", export(mark(1, "甲"))).replace("\n", end)
    updated = again("markdown", text, mark(1, "乙"))
    assert updated.unmerged == ()
    assert "乙" in updated.text
    assert "\r" not in updated.text.replace("\r\n", "")


def test_a_file_without_its_comment_keeps_both() -> None:
    text = render("markdown", export(mark(1, "甲")))
    text = text[: text.index("<!--")].replace("甲", "用户的")
    updated = again("markdown", text, mark(1, "乙"))
    assert updated.unmerged == (Unmerged("0000000000000001", BOTH),)
    assert "用户的" in updated.text
    assert "乙" in updated.text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", "# 别人的文件\n"),
        ("markdown", ""),
        ("obsidian", render("markdown", export(mark(1)))),
        ("markdown", render("markdown", export(mark(1), by="tag"))),
        ("markdown", render("markdown", replace(export(mark(7)), document=DocumentInfo("99")))),
    ],
)
def test_what_is_not_an_earlier_export_is_refused(form: str, text: str) -> None:
    with pytest.raises(FormatError):
        update(form, export(mark(1)), text)


@flavours
def test_by_tag(form: str) -> None:
    marks = [mark(1, "甲", tags=("经济", "法治")), mark(2, "乙"), mark(3, "丙", tags=("经济",))]
    wanted = export(*marks, by="tag", labels=Labels(untagged="无标签"))
    text = render(form, wanted)
    headings = [line.lstrip("- #") for line in text.split("\n") if "# " in line]
    assert headings == ["某区规划", "法治", "经济", "无标签"]
    assert text.count("甲") == 2
    assert "第0章" in text
    assert update(form, wanted, text) == (text, ())


@dataclass
class Writer:
    """A user who annotates, exports, and edits the file in between, all at random."""

    form: str
    chance: random.Random
    marks: dict[int, Annotation] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    count: int = 0

    def word(self) -> str:
        self.count += 1
        return f"字{self.count}号"

    def annotate(self) -> None:
        number = self.chance.randrange(20)
        match self.chance.randrange(4):
            case 0:
                self.marks.pop(number, None)
            case 1 if number in self.marks:
                note = f"{self.marks[number].note}\n\n{self.word()}"
                self.marks[number] = replace(self.marks[number], note=note)
            case 2 if number in self.marks:
                place = self.chance.randrange(20)
                self.marks[number] = replace(
                    self.marks[number], paragraph=place, tags=(self.word(),)
                )
            case _:
                self.marks[number] = mark(number, self.word())

    def edit(self, text: str) -> str:
        lines = text.split("\n")
        place = self.chance.randrange(len(lines))
        word = self.word()
        match self.chance.randrange(6):
            case 0 | 1:
                self.written.add(word)
                lines.insert(place, self.chance.choice(["", "- ", "> ", "## "]) + word)
            case 2:
                self.written.add(word)
                lines[place] += word
            case 3:
                end = place + self.chance.randrange(1, 4)
                self.drop("\n".join(lines[place:end]))
                del lines[place:end]
            case 4:
                end = place + self.chance.randrange(1, 12)
                moved = lines[place:end]
                del lines[place:end]
                target = self.chance.randrange(len(lines) + 1)
                lines[target:target] = moved
            case _:
                lines.insert(place, "")
        return "\n".join(lines)

    def save_otherwise(self, text: str) -> str:
        """Return a text as another editor saves it: line ends, byte order mark, blanks, end."""
        lines = text.replace("\r\n", "\n").split("\n")
        mixed = "\n".join(line + self.chance.choice(["", "\r"]) for line in lines)
        return self.chance.choice(
            [
                "\r\n".join(lines),
                "\n".join(lines),
                mixed,
                "\ufeff" + text.removeprefix("\ufeff"),
                text.removeprefix("\ufeff"),
                "\n".join(line.rstrip() for line in lines),
                text.rstrip() + "\n" * self.chance.randrange(3),
                text.replace("    ", "\t") if self.form == "logseq" else text,
            ]
        )

    def carry(self, text: str, other: str) -> tuple[str, str]:
        """Return two texts after some lines went from the first to the second, or as a copy."""
        lines, others = text.split("\n"), other.split("\n")
        place = self.chance.randrange(len(lines))
        end = place + self.chance.randrange(1, 12)
        target = self.chance.randrange(len(others) + 1)
        others[target:target] = lines[place:end]
        if self.chance.random() < 0.7:
            del lines[place:end]
        return "\n".join(lines), "\n".join(others)

    def drop(self, text: str) -> None:
        self.written = {word for word in self.written if word not in text}
        self.dropped |= {f"字{n}号" for n in range(1, self.count + 1) if f"字{n}号" in text}


@dataclass
class File:
    """An export that is written again and again, and the annotations that it is of."""

    document: DocumentInfo
    first: int
    writer: Writer
    text: str = ""
    before: dict[int, Annotation] = field(default_factory=dict)

    @property
    def marks(self) -> dict[int, Annotation]:
        """The annotations of this document; those of the other have other numbers."""
        marks = self.writer.marks
        return {n: marks[n] for n in sorted(marks) if n % 2 == self.first}

    def export(self) -> Export:
        marks = [replace(mark, document=self.document.id) for mark in self.marks.values()]
        return Export(self.document, as_stored(marks))

    def write_again(self) -> None:
        """Export, and check that what is new is there."""
        before, self.before = self.before, self.marks
        wanted, form = self.export(), self.writer.form
        try:
            self.text, unmerged = update(form, wanted, self.text)
        except FormatError:  # the user took all marks of ours away
            self.writer.drop(self.text)
            self.text = render(form, wanted)
            return
        once_more = update(form, wanted, self.text)
        assert (full_lines(once_more.text), once_more.unmerged) == (full_lines(self.text), ())
        told = {lost.key for lost in unmerged}
        for number, annotation in self.marks.items():
            if annotation.id in told:
                continue
            if number not in before:
                assert annotation.note in self.text.replace("\r", "") or form == "logseq"
                assert f"第{number}段的话" in self.text
            elif annotation != before[number]:
                fresh = set(annotation.note.split()) - set(before[number].note.split())
                assert fresh - self.writer.dropped <= {w for w in fresh if w in self.text}


def full_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("run", range(RUNS))
@flavours
def test_a_user_who_edits_between_exports_loses_nothing(form: str, run: int) -> None:
    writer = Writer(form, random.Random(run))  # noqa: S311  (no secret)
    files = [File(DOCUMENT, 0, writer), File(DocumentInfo("2b3c", "另一份"), 1, writer)]
    for _ in range(9):
        writer.annotate()
    for file in files:
        file.text, file.before = render(form, file.export()), file.marks
    for _ in range(6):
        for _ in range(writer.chance.randrange(6)):
            writer.annotate()
        for file in files:
            for _ in range(writer.chance.randrange(4)):
                file.text = writer.edit(file.text)
        if writer.chance.random() < 0.4:
            one, other = writer.chance.sample(files, 2)
            one.text, other.text = writer.carry(one.text, other.text)
        for file in files:
            if writer.chance.random() < 0.5:
                file.text = writer.save_otherwise(file.text)
            file.write_again()
        everything = "\n".join(file.text for file in files)
        assert [word for word in writer.written if word not in everything] == []
