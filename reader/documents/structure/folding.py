"""Text folded for matching, 1:1 in code points.

Full-width ASCII becomes half-width, and the Traditional forms of all characters that the
patterns of this package know become Simplified, so every pattern is written once.
"""

from __future__ import annotations

from functools import cache

HEAD = 120
"""How many code points at the start of a block are looked at to tell what it is."""

_PIECE = 1 << 16
_BASIC_PLANE = 0x10000
_TRADITIONAL = (
    "並來個們備傳億內冊別刪則劃動務匯區協參員問單嗎噸國圍圖團執堅報場學實審寫專對導層幹廂廢廳"
    "強後復徵態憲應掃擊據數於時書會條業構樓標機欄權歸決準瀏為無煙爲狀獻現產當發眾碼礙稱積節範"
    "籤糾紀約級細終組結統綜綱網緒線編縣縮總羣聯聲臘與萬薦號衆裏補裝裡見規視覽觀計記評詞話該語"
    "說説課請論講謝識譯議讀負責資質賽車載輯轉辦辭這進過釋錄錯鍵鏈鐵長門閉開間閱閲關隊際電頁頂"
    "項須預頭題類餘體鳴點黨乾牽領"
)
_SIMPLIFIED = (
    "并来个们备传亿内册别删则划动务汇区协参员问单吗吨国围图团执坚报场学实审写专对导层干厢废厅"
    "强后复征态宪应扫击据数于时书会条业构楼标机栏权归决准浏为无烟为状献现产当发众码碍称积节范"
    "签纠纪约级细终组结统综纲网绪线编县缩总群联声腊与万荐号众里补装里见规视览观计记评词话该语"
    "说说课请论讲谢识译议读负责资质赛车载辑转办辞这进过释录错键链铁长门闭开间阅阅关队际电页顶"
    "项须预头题类余体鸣点党干牵领"
)


class _Forms(dict[int, int]):
    """The folded form of each character that was met: hardly any text has a thousand."""

    def __missing__(self, code: int) -> int:
        if code < _BASIC_PLANE:
            self[code] = code
        return code


_FORMS = _Forms(zip(range(0xFF01, 0xFF5F), range(0x21, 0x7F), strict=True))
_FORMS[ord("︰")] = ord(":")
_FORMS.update(zip(map(ord, _TRADITIONAL), map(ord, _SIMPLIFIED), strict=True))


@cache
def _table() -> list[int]:
    """Return the folded form of each character of the basic plane: slow to make, quick to use."""
    return list(map(_Forms(_FORMS).__getitem__, range(_BASIC_PLANE)))


def fold(text: str) -> str:
    """Return ``text`` with half-width signs and the patterns' characters in Simplified."""
    return text.translate(_FORMS)


def fold_head(text: str) -> str:
    """Return the first `HEAD` code points of ``text`` folded."""
    return fold(text[:HEAD])


def fold_long(text: str) -> str:
    """Return a long text folded, itself where that changes nothing.

    It is done in pieces, so that other threads may work in between.
    """
    table = _FORMS if len(text) <= _PIECE else _table()
    pieces = [text[at : at + _PIECE].translate(table) for at in range(0, len(text), _PIECE)]
    folded = "".join(pieces)
    return text if folded == text else folded
