"""Headers, footers and page numbers of a PDF: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.formats.pdf_fragments import Fragment
    from reader.documents.formats.pdf_process import Page

_ZONE = 0.13
"""Furniture stands in this share of the page's height, at the top and at the bottom."""
_DEEPEST = 3
"""How many lines from the edge are looked at."""
_FEWEST = 3
_STEP = 8
"""Baselines that differ by less (points) may be one place."""
_NUMBER = re.compile(r"[\divxlcIVXLC一二三四五六七八九十百零〇]+")
_AROUND_NUMBERS = "#-—–_·•~～"
_PAGE_NUMBER = re.compile(
    r"[-—–_·•~～ ]{0,6}(?:第 ?)?(\d{1,5}|[ivxlc]{1,7}|[一二三四五六七八九十百零〇]{1,6})(?: ?页)?"
    r"(?:[ ,，/]{0,3}(?:of|共)? ?\d{1,5} ?页?)?[-—–_·•~～ ]{0,6}$",
    re.IGNORECASE,
)
_PRINTED_AT = re.compile(
    r"\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[,，]? ?(?:上午|下午)?\d{1,2}:\d{2}(?: ?[AP]M)?$"
)


class _Edge(NamedTuple):
    """A fragment near the edge of its page."""

    page: int
    place: int
    top: bool
    depth: int
    fragment: Fragment


def find_furniture(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Return page and index of all fragments that are furniture."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    found = _repeated(edges, len(pages)) | _printed(edges, len(pages))
    found |= _page_numbers([edge for edge in edges if edge not in found], len(pages))
    return {(edge.page, edge.place) for edge in found}


def _edges(number: int, page: Page) -> Iterator[_Edge]:
    for top in (True, False):
        sign = -1 if top else 1
        limit = page.height * (1 - _ZONE if top else _ZONE)
        inside = [
            (sign * fragment.baseline, index, fragment)
            for index, fragment in enumerate(page.fragments)
            if (fragment.baseline > limit) == top
        ]
        depth, last = -1, float("-inf")
        for place, index, fragment in sorted(inside):
            if place - last > fragment.size / 2:
                depth, last = depth + 1, place
            if depth < _DEEPEST:
                yield _Edge(number, index, top, depth, fragment)


def _repeated(edges: Sequence[_Edge], pages: int) -> set[_Edge]:
    """Return what stands, but for the numbers in it, at the same place of several pages."""
    groups: dict[tuple[bool, str, int], list[_Edge]] = {}
    for edge in edges:
        text = _NUMBER.sub("#", "".join(edge.fragment.text.split()))
        step = round(edge.fragment.baseline / _STEP)
        groups.setdefault((edge.top, text, step), []).append(edge)
    found: set[_Edge] = set()
    for (_, text, _), group in groups.items():
        if not text.strip(_AROUND_NUMBERS):
            continue
        count = len({edge.page for edge in group})
        outermost = all(edge.depth == 0 and not _is_sentence(edge) for edge in group)
        if count >= _FEWEST or (count == 2 and outermost and pages < 2 * _FEWEST):
            found.update(group)
    return found


def _printed(edges: Sequence[_Edge], pages: int) -> set[_Edge]:
    """Return what a browser prints around each page, be there only one.

    Its time and the title stand above, its address and 1/1 below.
    """
    rows: dict[tuple[int, bool], set[_Edge]] = {}
    for edge in edges:
        if edge.depth == 0:
            rows.setdefault((edge.page, edge.top), set()).add(edge)
    found: set[_Edge] = set()
    for (page, top), row in rows.items():
        below = rows.get((page, False), set())
        texts = [edge.fragment.text for edge in row]
        numbered = any(edge.fragment.text == f"{page + 1}/{pages}" for edge in below)
        if numbered and (not top or any(map(_PRINTED_AT.match, texts))):
            found |= row
    return found


def _is_sentence(edge: _Edge) -> bool:
    return edge.fragment.text.endswith(("。", "！", "？", "；"))


def _page_numbers(edges: Sequence[_Edge], pages: int) -> set[_Edge]:
    """Return the page numbers that stand alone: outermost, and counting with the pages."""
    beside = Counter((edge.page, edge.top, edge.depth) for edge in edges)
    numbers: dict[_Edge, int | None] = {}
    for edge in edges:
        match = _PAGE_NUMBER.match(edge.fragment.text.strip())
        if match and edge.depth == 0 and beside[edge.page, edge.top, 0] == 1:
            digits = match[1]
            numbers[edge] = int(digits) - edge.page if digits.isdigit() else None
    shifts = Counter(shift for shift in numbers.values() if shift is not None)
    common = {shift for shift, count in shifts.items() if count > 1 or pages == 1}
    return {
        edge
        for edge, shift in numbers.items()
        if shift in common or not edge.fragment.text.strip().isalnum()
    }
