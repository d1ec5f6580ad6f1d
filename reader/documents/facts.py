"""What a document states about itself, as one record: every value with what it was read from."""

from __future__ import annotations

from reader.text.dates import find_date
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.documents.model import Document, MetadataField


class Fact(NamedTuple):
    """A value and what it was read from.

    Attributes:
        key: the usual name of the field in Simplified Chinese.
        value: as written.
        date: the date that it states, as ISO 8601, None where it is none.
        paragraph: the ordinal of the paragraph that states it; None where a property of the file
            does.
        start: where the value begins in that paragraph.
        end: where it ends; equal to ``start`` where the paragraph says it in other words.
    """

    key: str
    value: str
    date: str | None
    paragraph: int | None
    start: int
    end: int


class Facts(NamedTuple):
    """The facts that documents are known and sorted by; several values where there are several.

    Attributes:
        index_number: 索引号.
        subject: 主题分类, 体裁分类, 主题词 and their kin.
        document_number: 发文字号.
        publisher: 发布机构: who put it on the web.
        issuer: 发文机关, 制定机关: whose document it is.
        addressee: 主送机关.
        written: 成文日期, 通过日期.
        published: 发布日期, 公开日期.
        effective: 施行日期.
        repealed: 废止日期, 失效日期.
        validity: 有效性.
        title: the title that the file states of itself.
        author: 作者, 记者, 译者.
        editor: 编辑, 美编, 校对.
        dated: the date of a newspaper's page.
        origin: 来源.
        others: all that is none of these.
    """

    index_number: tuple[Fact, ...]
    subject: tuple[Fact, ...]
    document_number: tuple[Fact, ...]
    publisher: tuple[Fact, ...]
    issuer: tuple[Fact, ...]
    addressee: tuple[Fact, ...]
    written: tuple[Fact, ...]
    published: tuple[Fact, ...]
    effective: tuple[Fact, ...]
    repealed: tuple[Fact, ...]
    validity: tuple[Fact, ...]
    title: tuple[Fact, ...]
    author: tuple[Fact, ...]
    editor: tuple[Fact, ...]
    dated: tuple[Fact, ...]
    origin: tuple[Fact, ...]
    others: tuple[Fact, ...]


_KEYS = {
    "index_number": "索引号",
    "subject": "主题分类 体裁分类 信息分类 组配分类 主题词 类别 服务对象",
    "document_number": "发文字号 文件编号",
    "publisher": "发布机构 公布机关 责任部门",
    "issuer": "发文机关 发文机构 发文单位 制发机关 制定机关 签发人",
    "addressee": "主送机关",
    "written": "成文日期 生成日期 通过日期",
    "published": "发布日期 公开日期 发文日期",
    "effective": "施行日期 实施日期 生效日期",
    "repealed": "废止日期 失效日期",
    "validity": "有效性 效力状态 时效性 公文时效 状态",
    "title": "标题 信息名称 名称 书名",
    "author": "作者 记者 译者",
    "editor": "编辑 责任编辑 美编 校对",
    "dated": "日期",
    "origin": "来源 稿源 信息来源 来源网站",
}
_ATTRIBUTES = {key: attribute for attribute, keys in _KEYS.items() for key in keys.split()}
_DATED = ("日期", "时间")


def facts_of(document: Document) -> Facts:
    """Return the record of a document's facts, each value once, in document order."""
    found: dict[str, list[Fact]] = {attribute: [] for attribute in Facts._fields}
    for fact in dict.fromkeys(all_facts(document)):
        found[_ATTRIBUTES.get(fact.key, "others")].append(fact)
    return Facts(**{attribute: tuple(facts) for attribute, facts in found.items()})


def all_facts(document: Document) -> tuple[Fact, ...]:
    """Return all facts, in document order, those of the file itself first."""
    return tuple(_fact(document, field) for field in document.metadata)


def _fact(document: Document, field: MetadataField) -> Fact:
    dated = find_date(field.value) if field.key.endswith(_DATED) else None
    date = dated.iso if dated else None
    if field.paragraph is None:
        return Fact(field.key, field.value, date, None, 0, 0)
    text = document.paragraphs[field.paragraph].text
    start = text.find(field.value)
    if start >= 0:
        return Fact(field.key, field.value, date, field.paragraph, start, start + len(field.value))
    written = find_date(text) if date else None
    if written is None or written.iso != date:
        return Fact(field.key, field.value, date, field.paragraph, 0, 0)
    value = text[written.start : written.end]
    return Fact(field.key, value, date, field.paragraph, written.start, written.end)
