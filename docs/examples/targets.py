# %%
"""Count the targets that documents set, district by district.

A target is a number with a unit that is to be reached: 年均增长6%以上, 达到45册, 不少于60名. They
are found in Traditional texts too. Each part is a cell of a notebook (Jupyter with Jupytext, VS
Code, Spyder); or run it as a script, with the names of files, else over the samples:

    python docs/examples/targets.py samples/*.txt
"""

import re
import sys
from collections import Counter
from pathlib import Path

from reader import Document, ParagraphKind, convert, open_document

SAMPLES = Path(__file__).parents[2] / "samples"

# %% What a target looks like, and where it may stand
_NUMBER = r"\d[\d,.]*\s?(?:%|％|[十百千万亿]{0,2}[\u4e00-\u9fff])"
TARGET = re.compile(
    rf"(?:年均增长|增长到?|达到?|提高到|提升到|扩大到|恢复到|降到|压减到|控制在|稳定在|突破|不少于"
    rf"|不低于|不超过|不高于|新增|新建|建成|培养)[^\d，。；,;]{{0,8}}{_NUMBER}(?:以[上内下])?"
)
TEXT = (ParagraphKind.BODY, ParagraphKind.ITEM, ParagraphKind.HEADING)


def targets(document: Document) -> list[tuple[str, str]]:
    """Return the outermost section and the words of each target."""
    found = []
    for paragraph in document.paragraphs:
        if paragraph.kind in TEXT:
            simplified = convert(paragraph.text, "t2s")  # of the same length
            for target in TARGET.finditer(simplified):
                path = document.section_path(paragraph.ordinal, target.start())
                inside = [section.title for section in path if section.level > 0]
                found.append((inside[0] if inside else document.title, target[0]))
    return found


# %% Open the documents; the title tells the district
DISTRICT = re.compile(r"[\u4e00-\u9fff]{2}[区县]")
files = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.txt"))
documents = [open_document(file) for file in files]
by_district: dict[str, list[Document]] = {}
for document in documents:
    if named := DISTRICT.search(convert(document.title, "t2s")):
        by_district.setdefault(named[0], []).append(document)

# %% Count
for district, theirs in by_district.items():
    counts = {
        document.title: Counter(section for section, _ in targets(document)) for document in theirs
    }
    print(f"{district}  {sum(map(Counter.total, counts.values()))}")
    for title, sections in counts.items():
        print(f"{sections.total():6}  {title}")
        for section, count in sections.most_common(3):
            print(f"{count:12}  {section}")
