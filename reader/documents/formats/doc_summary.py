"""What an old Office document says of itself; see [MS-OLEPS] 2.21 to 2.25."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta

from reader.documents.model import MetadataField
from reader.text.sanitise import sanitise

SUMMARY = "\x05SummaryInformation"
_KEYS = {2: "标题", 3: "主题", 4: "作者", 5: "关键词", 12: "创建时间", 13: "修改时间"}
_CODE_PAGE = 1
_ANSI, _UNICODE, _TIME = 30, 31, 64
_CODE_PAGES = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_LATIN = "cp1252"
_MOST = 64
_LONGEST = 800
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def read_summary(data: bytes) -> tuple[MetadataField, ...]:
    """Return title, author and dates from the stream of that name; nothing if it is damaged."""
    try:
        return tuple(_fields(data))
    except (struct.error, IndexError, OverflowError):
        return ()


def _fields(data: bytes) -> list[MetadataField]:
    section = struct.unpack_from("<I", data, 44)[0]
    count = min(struct.unpack_from("<I", data, section + 4)[0], _MOST)
    places = {}
    for index in range(count):
        number, offset = struct.unpack_from("<II", data, section + 8 + 8 * index)
        places[number] = section + offset
    page = _LATIN
    if _CODE_PAGE in places:
        page = _CODE_PAGES.get(struct.unpack_from("<H", data, places[_CODE_PAGE] + 4)[0], _LATIN)
    values = [(key, _value(data, places[n], page)) for n, key in _KEYS.items() if n in places]
    return [MetadataField(key, sanitise(value)) for key, value in values if value]


def _value(data: bytes, place: int, page: str) -> str:
    kind, size = struct.unpack_from("<II", data, place)
    if kind == _TIME:
        ticks = struct.unpack_from("<Q", data, place + 4)[0]
        time = _EPOCH + timedelta(microseconds=ticks // 10)
        return time.strftime("%Y-%m-%dT%H:%M") if ticks else ""
    if kind == _UNICODE:
        text = data[place + 8 : place + 8 + 2 * min(size, _LONGEST)].decode("utf-16-le", "replace")
    elif kind == _ANSI:
        text = data[place + 8 : place + 8 + min(size, _LONGEST)].decode(page, "replace")
    else:
        return ""
    return " ".join(text.partition("\0")[0].split())
