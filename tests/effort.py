"""How much a test tries that makes up its own examples."""

from __future__ import annotations

from hypothesis import settings

USUAL = 50
"""The examples of a property, unless it says otherwise."""


def times(usual: int) -> int:
    """Return how often to try something, as the profile of Hypothesis says: usually so often."""
    return max(1, usual * settings().max_examples // USUAL)
