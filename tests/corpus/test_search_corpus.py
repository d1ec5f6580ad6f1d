from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.documents.opening import open_document
from reader.search import Hit, compile_query, find
from reader.text.script import converter

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]


def of_texts(texts: list[str]) -> Document:
    paragraphs = tuple(Paragraph(n, text, ParagraphKind.BODY, ()) for n, text in enumerate(texts))
    return Document("id", "name", None, "", "utf-8", "none", (), paragraphs, (), (), ())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_a_query_finds_the_same_in_whatever_script_it_is_typed(path: Path) -> None:
    document = of_texts(path.read_text(encoding="utf-8").splitlines())
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    words = {text[at : at + size] for size in (1, 2, 4) for at in range(0, len(text) - 4, 61)}
    for word in sorted(word for word in words if word.isalpha()):
        simplified = converter("t2s").convert(word)
        forms = [
            word,
            simplified,
            *(converter(c).convert(simplified) for c in ("s2t", "s2tw", "s2hk")),
        ]
        found = [list(find(document, compile_query(f'"{form}"'))) for form in forms]
        assert found[0]
        assert all(hits == found[0] for hits in found)


WORDS = [
    ("民营经济", "民營經濟", ("minyingjingji", "mínyíng jīngjì", "minyjj", "myjj")),
    ("经济发展", "經濟發展", ("jingjifazhan", "jing'ji'fa'zhan", "jingjfz", "jjfz")),
    ("服务", "服務", ("fuwu", "fu2wu4", "fuw", "fw")),
]  # fmt: skip


@pytest.mark.parametrize("config", [None, "s2t", "s2tw", "s2hk", "t2s"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_a_word_is_found_however_it_is_typed_and_written(path: Path, config: str | None) -> None:
    document = open_document(path)
    expected = {simplified: hits(document, simplified) for simplified, *_ in WORDS}
    assert any(expected.values())
    if config:
        convert = converter(config).convert
        document = of_texts([convert(paragraph.text) for paragraph in document.paragraphs])
    for simplified, traditional, sounds in WORDS:
        assert hits(document, simplified) == expected[simplified]
        assert hits(document, traditional) == expected[simplified]
        for sound in sounds:
            assert hits(document, f'py:"{sound}"') >= expected[simplified]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_a_word_that_a_page_cut_in_two_is_found(path: Path) -> None:
    document = open_document(path)
    for paragraph in document.paragraphs:
        for segment in paragraph.segments[1:]:
            start, end = segment.start - 2, segment.start + 2
            word = paragraph.text[start:end]
            assert Hit(paragraph.ordinal, start, end) in hits(document, f'"{word}"')


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk", "t2s", "s2twp", "tw2sp"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_a_hit_in_a_converted_view_is_the_one_in_the_original(path: Path, config: str) -> None:
    document = open_document(path)
    convert = converter(config)
    for hit in hits(document, "民营经济 OR 发展 OR 服务 OR 信息"):
        view = convert.align(document.paragraphs[hit.paragraph].text)
        start, end = view.to_text(hit.start, hit.end)
        assert view.to_source(start, end) == (hit.start, hit.end)
        assert hit in hits_in(document, view.text[start:end], hit)


def hits_in(document: Document, text: str, hit: Hit) -> set[Hit]:
    """Return the hits of what a view shows; a regional word is looked for as one."""
    exact = hits(document, f'"{text}"')
    return exact if hit in exact else hits(document, f'region:"{text}"')


def hits(document: Document, query: str) -> set[Hit]:
    return set(find(document, compile_query(query)))
