"""Made-up paragraphs, and what editors and printers do to them."""

from __future__ import annotations

from random import Random

from reader.documents.model import Document, Paragraph, ParagraphKind

_CHARACTERS = (
    "渡口河道船码头缆绳跳板水位标尺夜航灯具证照救生器材候石亭乘客名册护栏汛期巡查修缮登记核对"
    "山茶园果林稻谷村镇街巷井泉桥路墙瓦木匠铁铺布染坊书院学堂戏台祠庙牌匾钟鼓琴棋画笔墨纸砚"
    "春夏秋冬晴雨霜雪风云雾露晨昏东西南北左右前后高低长短宽窄深浅轻重新旧快慢早晚多少远近"
    "牛羊马猪鸡鸭鱼虾蚕蜂花草竹松柏柳桃李梅杏盐糖油酒米面衣鞋帽伞灶锅碗盆筐"
)


def chance(seed: int) -> Random:
    """Return what decides, always in the same way."""
    return Random(seed)  # noqa: S311  (made-up text is no secret)


def sentence(rng: Random) -> str:
    """Return a sentence that hardly ever comes twice."""
    clauses = ("".join(rng.choices(_CHARACTERS, k=rng.randint(5, 12))) for _ in range(3))
    return f"{'，'.join(clauses)}。"


def paragraph(rng: Random, least: int = 2, most: int = 6) -> str:
    """Return a paragraph of several sentences."""
    return "".join(sentence(rng) for _ in range(rng.randint(least, most)))


def document(*paragraphs: str) -> Document:
    """Return the document with those paragraphs, nothing of them repaired."""
    made = tuple(
        Paragraph(ordinal, text, ParagraphKind.BODY, ()) for ordinal, text in enumerate(paragraphs)
    )
    source = "\n".join(paragraphs)
    return Document("", "made-up", None, source, "utf-8", "simplified", (), made, (), (), ())
