from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from annotations import Annotation, Quote
from annotations.identifiers import from_number
from annotations.model import to_record
from annotations.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNT = 600


def record(number: int, paragraph: int) -> dict[str, Any]:
    quote = Quote(exact="水")
    return to_record(
        Annotation(document="0f1e", paragraph=paragraph, quote=quote, id=from_number(number))
    )


def paragraphs(records: Mapping[str, dict[str, Any]]) -> list[int]:
    """Return where the annotations stand after all of them have been where they were not before."""
    before = {str(number): record(number, COUNT - number) for number in range(COUNT)}
    return [a.paragraph for a in Snapshot().updated(before).updated(records).annotations]


@pytest.mark.parametrize("few", [3, COUNT])
def test_what_changes_is_there_once_and_in_its_order(few: int) -> None:
    after = {str(n): record(n, n if n < few else COUNT - n) for n in range(COUNT)}
    assert paragraphs(after) == sorted(r["paragraph"] for r in after.values())


@pytest.mark.parametrize("few", [3, COUNT])
def test_what_goes_is_gone(few: int) -> None:
    after = {str(n): record(n, COUNT - n) for n in range(few, COUNT)}
    assert paragraphs(after) == sorted(r["paragraph"] for r in after.values())
