"""A document as annotations are anchored in it, and a folding of few characters."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

TO_SIMPLIFIED = str.maketrans("經濟發產業數創環壓實", "经济发产业数创环压实")


def fold(text: str) -> str:
    return text.translate(TO_SIMPLIFIED)


@dataclass
class Text:
    id: str
    paragraphs: list[str]

    @property
    def paragraph_count(self) -> int:
        return len(self.paragraphs)

    def text(self, ordinal: int) -> str:
        return self.paragraphs[ordinal]

    def fingerprint(self, ordinal: int) -> str:
        folded = "".join(fold(self.paragraphs[ordinal]).split())
        return sha256(folded.encode()).hexdigest()[:16]

    def fingerprints(self) -> list[str]:
        return [self.fingerprint(n) for n in range(self.paragraph_count)]
