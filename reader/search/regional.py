"""What other regions call the same thing: 信息 on the mainland, 資訊 in Taiwan, 資訊 in Hong Kong.

The idioms are OpenCC's. Only the query is converted, so the text need not be.
"""

from __future__ import annotations

from itertools import product

from reader.text.fold import fold
from reader.text.script import converter

_TO_MAINLAND = (("s2tw", "tw2sp"), ("s2hk", "hk2sp"))  # characters first, as the idioms have them
_FROM_MAINLAND = (("t2s", "s2twp"), ("t2s", "s2hkp"))


def regional_forms(text: str) -> list[str]:
    """Return what the regions say for a text, folded, each form once; its own comes first."""
    mainland = [text, *(_through(chain, text) for chain in _TO_MAINLAND)]
    others = [_through(chain, form) for chain, form in product(_FROM_MAINLAND, mainland)]
    return list(dict.fromkeys(map(fold, mainland + others)))


def _through(configs: tuple[str, ...], text: str) -> str:
    for config in configs:
        text = converter(config).convert(text)
    return text
