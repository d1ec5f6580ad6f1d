from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison import html, markdown
from reader.comparison.changes import Nature
from reader.comparison.collation import Collation
from reader.comparison.mending import mended
from reader.comparison.merged import merged
from reader.comparison.pieces import pieces, words
from reader.comparison.seams import Fault
from reader.comparison.shingles import compact
from tests.revised import chance, document, paragraph

if TYPE_CHECKING:
    from reader.comparison.collation import Pairing

OLD = "渡口管理所应当在汛期逐日检查缆绳与跳板，旅客运量增长6%，并报区里备案。"
NEW = "渡口管理所應當在汛期逐日检查缆绳和跳板，旅客运量增长8%，并报区里备案。"


@pytest.fixture
def texts() -> list[str]:
    rng = chance(3)
    return [paragraph(rng, 3, 5) for _ in range(8)]


def collate(old: list[str], new: list[str]) -> Collation:
    return Collation(document(*old), document(*new))


def new_text(collation: Collation, pairing: Pairing) -> str:
    """Return the old text with the changes made in it."""
    made = []
    told: set[int] = set()
    for piece in pieces(collation.old, pairing, 0):
        if piece.change is None:
            made.append(collation.old.paragraphs[piece.paragraph].text[piece.start : piece.end])
        elif piece.change not in told:
            told.add(piece.change)
            made.append(words(collation.new, pairing.changes[piece.change].new))
    return "".join(made)


def test_script_is_no_difference_and_figures_are_told_from_words() -> None:
    (pairing,) = collate([OLD], [NEW]).pairings
    assert [change.nature for change in pairing.changes] == [Nature.WORDS, Nature.FIGURES]
    (old,), (new,) = pairing.changes[1].old, pairing.changes[1].new
    assert (OLD[old.start : old.end], NEW[new.start : new.end]) == ("6%", "8%")


def test_cells_of_a_row_differ_each_by_itself() -> None:
    (pairing,) = collate(["渡运量\t4.4\t5  GDP"], ["渡运量\t4.9 5\tGDP"]).pairings
    ((old,),) = [change.old for change in pairing.changes]
    assert (old.start, old.end) == (4, 7)


def test_white_space_is_no_difference_where_paragraphs_are_cut() -> None:
    whole = "The ferry office checks all the ropes and planks every day 渡口"
    collation = collate([whole], [whole[:30].rstrip(), whole[30:].lstrip()])
    (pairing,) = collation.pairings
    assert (str(pairing.block.kind), pairing.changes) == ("split", ())


def test_equal_documents_have_no_differences(texts: list[str]) -> None:
    collation = collate(texts, [f"　　{text}" for text in texts])
    assert collation.equal
    assert (collation.summary.same, collation.repairs) == (8, [])
    assert "no differences" in markdown.render(collation)


@settings(max_examples=40)
@given(
    st.integers(0, 10_000),
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(0, 80),
            st.integers(0, 9),
            st.text("渡口新旧，12 ", max_size=6),
        ),
        max_size=6,
    ),
)
def test_the_changes_made_in_the_old_text_give_the_new_one(
    seed: int, changes: list[tuple[int, int, int, str]]
) -> None:
    rng = chance(seed)
    old = [paragraph(rng, 3, 5) for _ in range(4)]
    new = list(old)
    for at, start, size, put in changes:
        new[at] = new[at][:start] + put + new[at][start + size :]
    collation = collate(old, new)
    for pairing in collation.pairings:
        if pairing.block.old and pairing.block.new:
            wanted = "".join(collation.new.paragraphs[at].text for at in pairing.block.new)
            assert compact(new_text(collation, pairing)) == compact(wanted)
            told = "".join(part.text for part in merged(collation, pairing) if part.side != "old")
            assert told == wanted


def test_a_lost_page_is_proposed_for_repair(texts: list[str]) -> None:
    cut = texts[4][texts[4].index("，") - 3 :]
    damaged = [*texts[:2], cut, *texts[5:]]
    collation = collate(texts, damaged)
    (repair,) = collation.repairs
    assert (repair.side, repair.fault, repair.paragraph) == (1, Fault.BEGINNING, 2)
    assert [span.paragraph for span in repair.wanting] == [2, 3, 4]
    assert mended(collation.new, collation.old, collation.repairs) == texts


def test_a_paragraph_that_breaks_off_is_proposed_for_repair(texts: list[str]) -> None:
    cut = texts[4][: texts[4].rindex("，") + 3]
    damaged = [*texts[:4], cut, *texts[6:]]
    collation = collate(damaged, texts)
    (repair,) = collation.repairs
    assert (repair.side, repair.fault, repair.paragraph) == (0, Fault.END, 4)
    assert mended(collation.old, collation.new, collation.repairs) == texts


def test_broken_and_repeated_paragraphs_are_proposed_for_repair(texts: list[str]) -> None:
    middle = texts[3].index("，", 20) + 3
    damaged = [*texts[:3], texts[3][:middle], texts[3][middle:], *texts[4:], texts[1]]
    collation = collate(texts, damaged)
    assert [repair.fault for repair in collation.repairs] == [Fault.BROKEN, Fault.REPEATED]
    assert mended(collation.new, collation.old, collation.repairs) == texts


def test_a_title_inside_a_sentence_is_proposed_to_be_moved(texts: list[str]) -> None:
    title = "临江区人民政府关于渡口修缮与夜航管理工作的报告"
    cut = texts[3][:-4]
    collation = collate([title, *texts], [*texts[:3], cut, title, *texts[4:]])
    displaced = [repair for repair in collation.repairs if repair.fault is Fault.DISPLACED]
    assert [(repair.side, repair.paragraph, repair.behind) for repair in displaced] == [
        (1, 4, None)
    ]
    assert mended(collation.new, collation.old, collation.repairs) == [title, *texts]


def test_what_an_author_left_out_is_no_damage(texts: list[str]) -> None:
    shorter = texts[4][texts[4].index("。") + 1 :]
    assert collate(texts, [*texts[:4], shorter, *texts[5:]]).repairs == []


def test_the_page_escapes_what_documents_say() -> None:
    page = html.render(collate(["<script>alert(1)</script>渡口" * 2], ["<b>渡口</b>" * 3]))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "default-src 'none'" in page


def test_markdown_strikes_out_and_emboldens() -> None:
    text = markdown.render(collate([OLD], [NEW]))
    assert "缆绳~~与~~**和**跳板" in text
    assert "增长~~6%~~**8%**" in text
