"""A copy of a document, or of a paragraph, is known again."""

from __future__ import annotations

import pytest

from reader.documents.identity import document_id, fingerprint

TEXT = "第一章　总则\n第一条　为了规范河道采砂管理，制定本办法。"


@pytest.mark.parametrize(
    "copy",
    [
        "第一章　總則\n第一條　為了規範河道採砂管理，制定本辦法。",
        "第一章 总则\r\n\r\n　　第一条 为了规范河道\n采砂管理，制定本办法。\n",
        "\t第一章总则第一条为了规范河道采砂管理，制定本办法。",
    ],
)
def test_script_and_white_space_make_no_difference(copy: str) -> None:
    assert document_id(copy) == document_id(TEXT)
    assert fingerprint(copy) == fingerprint(TEXT)


def test_another_text_is_another_document() -> None:
    assert document_id(TEXT + "二") != document_id(TEXT)


def test_ids_stay_the_same_for_ever() -> None:
    assert document_id(TEXT) == "b41f2dc06c9f94b3"
    assert document_id("") == "e4a6a0577479b2b4"


def test_lone_surrogates_are_no_obstacle() -> None:
    assert len(document_id("\ud800")) == 16
