"""What the command line says: data to standard output, messages to standard error.

Nothing that a document, a file name or a setting holds reaches the terminal as a control sequence.
"""

from __future__ import annotations

import codecs
import io
import os
import sys

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from collections.abc import Mapping

_EMPHASIS, _PLAIN = "\x1b[1;31m", "\x1b[0m"


def prepare() -> None:
    """Let both streams take any character, also in the locale ``C``, and let there be both."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  (for good; `pathlib` is slow)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")


def out(text: str = "") -> None:
    """Print lines of data."""
    print("\n".join(clean(line) for line in text.split("\n")))


def out_marked(before: str, marked: str, after: str) -> None:
    """Print a line of data, a part of which stands out on a terminal that can show it."""
    if _coloured():
        marked = f"{_EMPHASIS}{clean(marked)}{_PLAIN}"
        print(f"{clean(before)}{marked}{clean(after)}")
    else:
        out(f"{before}{marked}{after}")


def out_json(value: Mapping[str, object], *, indent: int | None = None) -> None:
    """Print a JSON object; Chinese as itself, but as escapes where a terminal could be misled."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if any(clean(line) != line for line in text.split("\n")):
        text = json.dumps(value, indent=indent)
    print(text)


def report(message: object) -> None:
    """Print one line of complaint, prefixed by the program's name, on standard error."""
    print(f"pizhu: {clean(str(message))}", file=sys.stderr)


def note(message: str) -> None:
    """Print one line of information on standard error."""
    print(clean(message), file=sys.stderr)


def clean(line: str) -> str:
    """Replace whatever a terminal would obey; a line break counts as such."""
    if line.isascii() and line.isprintable():
        return line
    from reader.text.sanitise import sanitise

    return sanitise(line)


def abandon_output() -> None:
    """Drop what standard output still holds, so that closing it cannot fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _coloured() -> bool:
    """Tell whether standard output is a terminal that may be coloured (https://no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()
