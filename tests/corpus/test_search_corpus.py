from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.search import compile_query, find
from reader.text.script import converter

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]


def load(path: Path) -> Document:
    lines = path.read_text(encoding="utf-8").splitlines()
    paragraphs = tuple(Paragraph(n, line, ParagraphKind.BODY, ()) for n, line in enumerate(lines))
    return Document("id", path.name, path, "", "utf-8", "none", (), paragraphs, (), (), ())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_a_query_finds_the_same_in_whatever_script_it_is_typed(path: Path) -> None:
    document = load(path)
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
