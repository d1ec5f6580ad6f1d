"""How long the parts of a document are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.documents.amounts import Amounts
from reader.documents.opening import read_document

TEXT = "章程\n一、总则\n为了方便取水。\n二、管理\n（一）登记。逐村登记。\n（二）修缮。\n"


def test_a_section_counts_with_what_is_inside_it() -> None:
    document = read_document(TEXT.encode(), "x.txt")
    amounts = Amounts(document)
    by_title = {section.title: section for section in document.outline}
    assert amounts.of_section(by_title["一、总则"]) == len("一、总则为了方便取水。")
    assert amounts.of_section(by_title["二、管理"]) == len(
        "二、管理（一）登记。逐村登记。（二）修缮。"
    )


def test_what_is_left_grows_less_to_the_end_of_the_section() -> None:
    document = read_document(TEXT.encode(), "x.txt")
    amounts = Amounts(document)
    ordinal = next(p.ordinal for p in document.paragraphs if p.text.startswith("为了"))
    assert amounts.left(ordinal, 0) == len("为了方便取水。")
    assert amounts.left(ordinal, 3) == len("为了方便取水。") - 3


@given(st.lists(st.text("一二三甲乙", min_size=1, max_size=9), min_size=1, max_size=9), st.data())
def test_amounts_between_places_are_lengths_of_text(lines: list[str], data: st.DataObject) -> None:
    document = read_document("\n".join(lines).encode(), "x.txt")
    texts = [paragraph.text for paragraph in document.paragraphs]
    at = data.draw(st.integers(0, len(texts) - 1))
    offset = data.draw(st.integers(0, len(texts[at])))
    whole = Amounts(document).between((0, 0), (at, offset))
    assert whole == sum(map(len, texts[:at])) + offset
