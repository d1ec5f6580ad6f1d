"""What readers correct in the structure that was inferred: pure, for any document.

`Correction` says what is wrong and where, `apply` makes the document that a reader sees, and
`editing` tells which corrections a wish about that document means.
"""

from __future__ import annotations

from reader.documents.corrections.applying import Corrected, apply, base_of
from reader.documents.corrections.model import DEEPEST, TOP, Action, Correction

__all__ = ["DEEPEST", "TOP", "Action", "Corrected", "Correction", "apply", "base_of"]
