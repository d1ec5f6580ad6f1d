"""Texts made of the phrases of OpenCC's dictionaries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reader.text.script_data import read_dictionary

if TYPE_CHECKING:
    from reader.text.script_data import SetName

DICTIONARIES: dict[SetName, tuple[str, ...]] = {
    "official": (
        "STPhrases.txt", "STCharacters.txt", "TSPhrases.txt", "TSCharacters.txt",
        "TSCharactersExt.txt", "TWPhrases.txt", "TWPhrasesRev.txt", "TWVariantsPhrases.txt",
        "TWVariantsRevPhrases.txt", "HKPhrases.txt", "HKPhrasesRev.txt", "HKVariantsPhrases.txt",
        "HKVariantsRevPhrases.txt", "CJK_Compatibility_Ideographs.txt",
    ),
    "reimplemented": (
        "STPhrases.txt", "STCharacters.txt", "TSPhrases.txt", "TSCharacters.txt",
        "TWPhrases.txt", "TWPhrasesRev.txt", "TWVariantsRevPhrases.txt",
        "HKVariantsRevPhrases.txt",
    ),
}  # fmt: skip


@cache
def texts(name: SetName) -> st.SearchStrategy[str]:
    """Texts in which phrases stand, overlap, are cut off and are set apart."""
    known = [read_dictionary(name, file).items() for file in DICTIONARIES[name]]
    word = st.one_of([st.sampled_from([w for item in items for w in item]) for items in known])
    front = st.builds(lambda w, n: w[: n + 1], word, st.integers(0, 3))
    back = st.builds(lambda w, n: w[-n - 1 :], word, st.integers(0, 3))
    other = st.sampled_from(
        [*"，。、：“”「」 \t\n-.?!*…（）a1Ａ\u3000", "\U0001f600", "\U00020000"]
    )
    return st.lists(st.one_of(word, word, front, back, other), max_size=12).map("".join)
