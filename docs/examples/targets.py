"""Count the targets that documents set, section by section.

A target is a number with a unit that is to be reached: 年均增长6%以上, 达到45册, 不少于60名. They
are found in Traditional texts too. Run it with the names of files:

    python docs/examples/targets.py samples/*.txt
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from reader import ParagraphKind, PizhuError, convert, open_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader import Document

_NUMBER = r"\d[\d,.]*\s?(?:%|％|[十百千万亿]{0,2}[\u4e00-\u9fff])"
TARGET = re.compile(
    rf"(?:年均增长|增长到?|达到?|提高到|提升到|扩大到|恢复到|降到|压减到|控制在|稳定在|突破|不少于"
    rf"|不低于|不超过|不高于|新增|新建|建成|培养)[^\d，。；,;]{{0,8}}{_NUMBER}(?:以[上内下])?"
)
_TEXT = (ParagraphKind.BODY, ParagraphKind.ITEM, ParagraphKind.HEADING)


def targets(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the outermost section and the words of each target."""
    for paragraph in document.paragraphs:
        if paragraph.kind in _TEXT:
            simplified = convert(paragraph.text, "t2s")  # of the same length
            for found in TARGET.finditer(simplified):
                path = document.section_path(paragraph.ordinal, found.start())
                inside = [section.title for section in path if section.level > 0]
                yield inside[0] if inside else document.title, found[0]


def main(names: list[str]) -> int:
    """Print a table of the documents; return the exit status."""
    for name in names:
        try:
            document = open_document(name)
        except PizhuError as error:
            print(error, file=sys.stderr)
            return 1
        counts = Counter(section for section, _ in targets(document))
        print(f"{counts.total():4}  {document.title}")
        for section, count in counts.items():
            print(f"{count:8}  {section}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
