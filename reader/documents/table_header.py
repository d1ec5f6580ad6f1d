"""What stands above the first numbered row of a flattened table."""

from __future__ import annotations

from reader.documents.structure.patterns import Pattern
from reader.documents.table_rows import DOUBTFUL, LABEL, SERIAL, Row, Shape, Slot
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.table_tokens import Token

_SERIAL_TITLES = {"序号", "序號", "编号", "編號"}
_LABEL_TITLES = {
    *("指标", "指標", "指标名称", "指標名稱", "主要指标", "主要指標"),
    *("项目", "項目", "项目名称", "項目名稱", "名称", "名稱"),
}
_OTHER_TITLES = {"属性", "屬性", "备注", "備註", "单位", "單位", "类别", "類別"}
_TITLES = _SERIAL_TITLES | _LABEL_TITLES | _OTHER_TITLES
_CAPTION = Pattern(r"(?:专栏|專欄|附?表)\s*[\d一二三四五六七八九十]|单位[:：]|單位[:：]|.{4,}表$")
_BRACKETS = ("(", "（", "[", "［", "〔")


def read_header(tokens: Sequence[Token], shape: Shape) -> tuple[list[Row], Row | None, list[Row]]:
    """Return the captions, the row of column titles if there is one, and the first groups."""
    captions = _captions(tokens)
    titles = _titles(tokens[captions:])
    groups: list[Row] = []
    while (len(titles) > shape.columns or len(titles) == 1) and _is_group(titles[-1]):
        groups.insert(0, [titles.pop()])
    header = _ordered(_sized(titles, shape.columns), shape) if titles else None
    return [[Slot((token,))] for token in tokens[:captions]], header, groups


def count_titles(tokens: Sequence[Token]) -> int:
    """Return how many columns the titles name, a group below them counted."""
    return len(_titles(tokens[_captions(tokens) :]))


def _captions(tokens: Sequence[Token]) -> int:
    return next(
        (n for n, token in enumerate(tokens) if not _CAPTION.match(token.text)), len(tokens)
    )


def _titles(tokens: Sequence[Token]) -> Row:
    """Join the title of a column that stands on two lines: 2020 and 目标, 总投资 and （亿元）."""
    titles: Row = []
    for token in tokens:
        before = titles[-1].tokens if titles else ()
        second = len(before) == 1 and before[0].is_number and token.is_word
        if before and (token.text.startswith(_BRACKETS) or (second and token.text not in _TITLES)):
            titles[-1] = Slot((*before, token))
        else:
            titles.append(Slot((token,)))
    return titles


def _is_group(title: Slot) -> bool:
    return len(title.tokens) == 1 and title.is_word and title.tokens[0].text not in _TITLES


def _sized(titles: Row, columns: int) -> Row:
    if len(titles) == columns:
        return titles
    doubted = [title._replace(uncertain=True) for title in titles]
    if len(titles) < columns:
        return doubted + [DOUBTFUL] * (columns - len(titles))
    rest = tuple(token for title in titles[columns - 1 :] for token in title.tokens)
    return [*doubted[: columns - 1], Slot(rest, uncertain=True)]


def _ordered(titles: Row, shape: Shape) -> Row:
    """Put the label's title second: cells that span two header rows come last in flattened text."""
    place = next((n for n, title in enumerate(titles) if _says(title, _LABEL_TITLES)), LABEL)
    if not _says(titles[SERIAL], _SERIAL_TITLES) or not shape.numeric.issuperset(
        range(LABEL + 1, place + 1)
    ):
        return titles
    label = titles.pop(place)
    titles.insert(LABEL, label)
    return titles


def _says(title: Slot, words: set[str]) -> bool:
    return len(title.tokens) == 1 and title.tokens[0].text in words
