"""How fast the text goes by on its own: characters a minute."""

from __future__ import annotations

SLOWEST, FASTEST = 60, 3000
"""Characters a minute; from spelling out to skimming."""
USUAL = 400
"""What is read with ease."""
_STEP = 1.15
_LEAST_SECONDS = 0.15  # for a row with next to nothing on it


def seconds(text: str, speed: int) -> float:
    """Return how long a row stays; white space takes no time."""
    characters = sum(not character.isspace() for character in text)
    return max(characters * 60 / speed, _LEAST_SECONDS)


def changed(speed: int, steps: int) -> int:
    """Return a speed that is that many steps faster, or slower if negative, in tens."""
    wanted = round(speed * _STEP**steps, -1)
    return int(min(max(wanted, SLOWEST), FASTEST))
