"""A program of its own that writes to a notebook and says on stdout what it has saved.

Usage: writer.py FOLDER NAME COUNT. One line is printed after each change: ``+ID``, ``=ID NOTE`` or
``-ID``.

Usage: writer.py FOLDER. For each name on stdin a child is forked that writes without end; its
number is printed first, and a line ``.`` when it is dead.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from annotations import Annotation, Store


def main() -> None:
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        change(folder, sys.argv[2], int(sys.argv[3]))
        return
    for line in sys.stdin:
        child = os.fork()
        if not child:
            change(folder, line.strip(), 3000)
            os._exit(0)
        say(str(child))
        os.waitpid(child, 0)
        say(".")


def change(folder: Path, name: str, count: int) -> None:
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
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
