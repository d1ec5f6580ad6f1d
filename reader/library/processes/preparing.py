"""Making tables for later in a process of its own, which takes the memory that this needs.

Usage: ``python -m reader.library.processes.preparing``. Once on a machine; then the tables are
in the cache.
"""

from __future__ import annotations

import os
from contextlib import suppress

from reader import locations
from reader.library.processes import child
from reader.text import spoken
from reader.text.script_cache import use_cache

_BEHIND = 10  # how much everything else goes before


def prepare_words() -> None:
    """Make what the first word to be selected needs, unless it is there; wait for that."""
    if spoken.is_prepared():
        return
    with suppress(OSError, ValueError):
        child.start("reader.library.processes.preparing").communicate()


def main() -> None:
    """Make the tables."""
    os.nice(_BEHIND)
    use_cache(locations.cache_folder())
    spoken.prepare()


if __name__ == "__main__":
    main()
