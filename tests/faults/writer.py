"""A program of its own that writes to a notebook and says on stdout what it has saved.

Usage: writer.py FOLDER NAME COUNT. One line is printed after each change: ``+ID``, ``=ID NOTE`` or
``-ID``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from annotations import Annotation, Store


def main() -> None:
    folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    notebook = Store(folder).notebook("0f1e")
    chance = random.Random(name)  # noqa: S311  (no secret)
    own: list[str] = []
    for number in range(count):
        act = chance.random()
        if own and act < 0.2:
            identifier = own.pop(chance.randrange(len(own)))
            notebook.delete(identifier)
            say(f"-{identifier}")
        elif own and act < 0.4:
            identifier = chance.choice(own)
            notebook.update(identifier, note=f"{name}{number}")
            say(f"={identifier} {name}{number}")
        else:
            draft = Annotation(document="0f1e", paragraph=number, tags=(name,))
            own.append(notebook.add(draft).id)
            say(f"+{own[-1]}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
