"""Articles that have names on their lines, and their words below: 第1条　规划目的."""

from __future__ import annotations

from reader.documents.structure.candidates import Form
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_LONGEST = 20
_MARKS = frozenset("。，；：！？,;:!?（()）…")
_SHARE = 0.6
_FEWEST = 2


def name_articles(blocks: Blocks, candidates: Iterable[Candidate]) -> None:
    """Let the headings of articles fill their lines where that is the manner of the document.

    In statutes an article's words stand on its line; a few short ones without a stop are none.
    """
    articles = [c for c in candidates if c.form is Form.CLAUSE]
    named = [c for c in articles if _is_named(blocks, c)]
    if len(named) >= max(_FEWEST, _SHARE * len(articles)):
        for article in named:
            article.end, article.body = blocks.lengths[article.block], None


def _is_named(blocks: Blocks, article: Candidate) -> bool:
    if article.body is None or article.body == article.end:
        return False
    said = blocks.text(article.block)[article.body :]
    return 1 < len(said) <= _LONGEST and not _MARKS & set(said)
