from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, Quote, Store, annotate
from annotations.anchoring import accept, resolve
from annotations.placement import ANCHORED, MOVED, ORPHAN, UNCERTAIN, Placement
from annotations.quote import take
from tests.anchored import TO_SIMPLIFIED, Text, fold

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [
    "关于促进望江新区经济发展的若干意见",
    "一、总体要求",
    "坚持稳中求进，推动数字产业与实体经济融合，到明年新增企业三百户，营商环境进入全市前列。",
    "二、主要任务",
    "（一）壮大市场主体。落实减税降费政策，支持中小企业专精特新发展，每年培育二十户。",
    "（二）改善创新环境。建设三个孵化园，鼓励高校师生带着成果来办企业，房租减半。",
    "（三）压实责任。各街道、各部门要在每季度末报送进展，年底由督查室逐项核对。",
    "特此通知。",
]
OLD = Text("old", PARAGRAPHS)


def edited(*changes: tuple[str, str]) -> Text:
    text = "\n".join(PARAGRAPHS)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Text("new", text.split("\n"))


def mark(words: str, text: Text = OLD, occurrence: int = 0) -> Annotation:
    places = [
        (ordinal, start)
        for ordinal, paragraph in enumerate(text.paragraphs)
        for start in range(len(paragraph))
        if paragraph.startswith(words, start)
    ]
    ordinal, start = places[occurrence]
    return annotate(text, ordinal, start, start + len(words))


def place(annotation: Annotation, target: Text, origin: Text | None = OLD) -> Placement:
    origins = {origin.id: origin.fingerprints()} if origin else None
    (placement,) = resolve([annotation], target, fold, origins)
    assert placement.annotation is annotation
    return placement


def words_at(placement: Placement, target: Text) -> str:
    paragraph, start, end, *_ = placement.spot
    return target.text(paragraph)[start:end]


def test_in_the_same_document_all_is_where_it_was() -> None:
    marks = [mark("数字产业"), mark("企业", occurrence=1), annotate(OLD, 7)]
    for annotation, placement in zip(marks, resolve(marks, OLD, fold), strict=True):
        spot = (annotation.paragraph, annotation.start, annotation.end, 1.0, None)
        assert placement == (annotation, ANCHORED, spot, ())


@pytest.mark.parametrize("origin", [OLD, None])
def test_words_are_found_after_an_edit_beside_them(origin: Text | None) -> None:
    target = edited(("稳中求进，", "稳中求进、以进促稳，"), ("一、总体要求", "序\n一、总体要求"))
    placement = place(mark("实体经济"), target, origin)
    assert placement.status == MOVED
    assert words_at(placement, target) == "实体经济"


def test_an_unchanged_paragraph_that_moved_takes_its_annotations_along() -> None:
    target = Text("new", [*PARAGRAPHS[4:], *PARAGRAPHS[:4]])
    placement = place(mark("中小企业"), target)
    assert (placement.status, placement.spot.paragraph, placement.spot.confidence) == (MOVED, 0, 1)
    assert words_at(placement, target) == "中小企业"


@pytest.mark.parametrize("origin", [OLD, None])
def test_another_script_is_the_same_text(origin: Text | None) -> None:
    back = {simple: full for full, simple in TO_SIMPLIFIED.items()}
    traditional = [p.translate({ord(chr(s)): f for s, f in back.items()}) for p in PARAGRAPHS]
    target = Text("new", traditional)
    assert traditional != PARAGRAPHS
    placement = place(mark("数字产业与实体经济"), target, origin)
    assert placement.status == ANCHORED
    assert words_at(placement, target) == "數字產業与實体經濟"


def test_white_space_put_into_a_paragraph_does_no_harm() -> None:
    target = edited(("中小企业", " 中小企业"))
    placement = place(mark("中小企业"), target)
    assert placement.status == ANCHORED
    assert words_at(placement, target) == "中小企业"


@pytest.mark.parametrize("origin", [OLD, None])
def test_words_that_changed_a_little_are_found(origin: Text | None) -> None:
    target = edited(("带着成果来办企业", "带成果来创办企业"))
    placement = place(mark("鼓励高校师生带着成果来办企业"), target, origin)
    assert placement.status == MOVED
    assert words_at(placement, target) == "鼓励高校师生带成果来创办企业"
    assert 0.8 < placement.spot.confidence < 1


@pytest.mark.parametrize("origin", [OLD, None])
@pytest.mark.parametrize("words", ["企业", "专精特新", "支持中小企业专精特新发展"])
def test_words_that_are_gone_are_not_found_elsewhere(words: str, origin: Text | None) -> None:
    annotation = mark(words, occurrence=0 if words != "企业" else 1)
    target = edited(("支持中小企业专精特新发展，", ""))
    placement = place(annotation, target, origin)
    assert placement.status == ORPHAN
    assert placement.spot[:3] == (annotation.paragraph, annotation.start, annotation.end)


def test_a_removed_paragraph_leaves_orphans() -> None:
    target = Text("new", PARAGRAPHS[:4] + PARAGRAPHS[5:])
    whole = annotate(OLD, 4)
    assert [p.status for p in resolve([whole, mark("企业", occurrence=1)], target, fold)] == [
        ORPHAN,
        ORPHAN,
    ]


def test_two_places_that_fit_alike_leave_a_doubt() -> None:
    target = Text("new", [*PARAGRAPHS, "新增一段。", *PARAGRAPHS])
    placement = place(mark("中小企业"), target, None)
    assert placement.status == UNCERTAIN
    assert [spot.paragraph for spot in (placement.spot, *placement.rivals)] == [4, 13]


@pytest.mark.parametrize("is_gone", [True, False])
def test_of_two_paragraphs_that_read_the_same_none_is_taken_for_the_other(*, is_gone: bool) -> None:
    rule = "各村应当安排专人管护，每季度检查一次，检查结果在村务公开栏公示，并报镇政府备案。"
    before = Text("old", ["办法", "一、井", rule, "二、桥", rule, "三、树", rule])
    changed = rule.replace("一次", "一次以上")
    after = Text("new", ["办法", "一、井", changed, "二、桥", changed, "三、树", changed])
    if is_gone:
        del after.paragraphs[3:5]
    found = place(mark("每季度检查一次", before, 1), after, before)
    assert found.status == (UNCERTAIN if is_gone else ANCHORED)
    assert is_gone or found.spot.paragraph == 4


def test_a_look_alike_that_was_there_before_is_no_rival() -> None:
    rule = "每年安排专项资金五百万元用于道路养护。"
    twins = Text("old", [f"甲地：{rule}", f"乙地：{rule}", "丙地：另行规定。"])
    target = replace(twins, id="new", paragraphs=[twins.paragraphs[1], "丙地：另行规定。"])
    annotation = mark("专项资金", twins)
    assert place(annotation, target, twins).status == ORPHAN


@pytest.mark.parametrize("origin", [OLD, None])
@pytest.mark.parametrize("cut", ["政策，", "支持中小企业"])
def test_a_paragraph_that_was_split_and_moved_takes_the_words_along(
    cut: str, origin: Text | None
) -> None:
    before, after = PARAGRAPHS[4].split(cut)
    moved = [f"{before}{cut}", after, "新增一段别的话。"]
    target = Text("new", [*moved, *PARAGRAPHS[:4], *PARAGRAPHS[5:]])
    placement = place(mark("落实减税降费政策，支持中小企业专精特新发展"), target, origin)
    assert placement.status == MOVED
    assert [part.paragraph for part in placement.spot.parts] == [0, 1]


@pytest.mark.parametrize("origin", [True, False])
def test_words_that_stood_just_behind_others_like_them_are_missed(*, origin: bool) -> None:
    before = Text("old", ["三、缆绳", "要让过桥的船愿意停下来，让停下来的人愿意住下来，各司其职。"])
    after = Text("new", ["三、缆绳", "要让过桥的船愿意停下来人愿意住下来，各司其职。"])
    placement = place(mark("，让停下来的", before), after, before if origin else None)
    assert placement.status in {UNCERTAIN, ORPHAN}


def test_a_whole_paragraph_stays_whole_unless_it_was_joined_to_a_larger_one() -> None:
    whole = annotate(OLD, 5)
    target = edited(("三个孵化园", "四个孵化园"))
    placement = place(whole, target)
    assert placement.spot[:3] == (5, None, None)
    joined = edited(
        ("年底由督查室逐项核对。\n特此", "年底由督查室逐项核对。特此"),
        ("房租减半。\n", "房租减半。"),
    )
    placement = place(whole, joined)
    assert words_at(placement, joined) == PARAGRAPHS[5]


def test_a_long_quote_is_found_by_its_ends() -> None:
    alphabet = [chr(0x4E00 + n) for n in range(500)]
    chance = random.Random(1)  # noqa: S311  (no secret)
    long = "".join(chance.choices(alphabet, k=3000))
    old = Text("old", ["前言", long, "后记"])
    annotation = annotate(old, 1, 100, 2900)
    target = Text("new", ["新前言", long[:1500] + "改" * 40 + long[1500:], "后记"])
    placement = place(annotation, target, old)
    assert placement.status == MOVED
    assert placement.spot[:3] == (1, 100, 2940)


def test_an_annotation_without_words_is_an_orphan_once_its_paragraph_changed() -> None:
    nothing = Annotation(document="old", paragraph=2, quote=Quote())
    assert place(nothing, edited(("稳中求进", "求进"))).status == ORPHAN


def test_accepting_stores_the_places_and_the_words_of_now(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old = store.notebook("old", fingerprints=OLD.fingerprints)
    old.add_all([mark("中小企业"), mark("三个孵化园")])
    target = edited(("支持中小企业", "支持中小微企业"), ("建设三个孵化园，", ""))
    notebook = store.notebook("new", fingerprints=target.fingerprints)
    store.adopt("old", notebook)
    before = notebook.all()
    placements = store.placements(notebook, target, fold)
    assert [p.status for p in placements] == [MOVED, ORPHAN]
    accept(notebook, placements, target)
    first, second = notebook.all()
    assert (first.document, first.quote.exact) == ("new", "中小微企业")
    assert second == before[1]
    assert [p.status for p in store.placements(notebook, target, fold)] == [ANCHORED, ORPHAN]
    assert accept(notebook, store.placements(notebook, target, fold), target) is None
    notebook.undo()
    assert notebook.all() == before


def test_a_quote_reaches_into_the_neighbouring_paragraphs() -> None:
    quote = take(OLD, 7)
    assert quote.exact == "特此通知。"
    assert quote.prefix.endswith("逐项核对。\n")
    assert len(quote.prefix) == 32
    assert take(OLD, 0, 2, 4).prefix == "关于"
    assert take(OLD, 1, 0, 2).suffix.startswith("总体要求\n坚持稳中求进")


@pytest.mark.parametrize("where", [(9, None, None), (-1, None, None), (1, 0, 99), (1, 3, 2)])
def test_an_impossible_place_is_refused(where: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        annotate(OLD, *where)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_edit_gives_a_placement_inside_the_document(data: st.DataObject) -> None:
    piece = st.text("企业发展，。\n", max_size=6)
    text = "\n".join(PARAGRAPHS)
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(piece) + text[start + data.draw(st.integers(0, 60)) :]
    target = Text("new", text.split("\n"))
    marks = [mark("企业", occurrence=n) for n in range(3)] + [annotate(OLD, n) for n in range(8)]
    for origins in (None, {"old": OLD.fingerprints()}):
        for placement in resolve(marks, target, fold, origins):
            for found in (placement.spot, *placement.rivals):
                paragraph, first, last, confidence, *_ = found
                assert 0 <= confidence <= 1
                if placement.status == ORPHAN:
                    continue
                size = len(target.text(paragraph))
                assert first is None or last is None or 0 <= first <= last <= size
