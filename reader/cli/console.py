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
    from pathlib import Path

    from reader.cli.interface import Ears
    from reader.cli.waiting import Waiting

    Place = tuple[str, Path]

waiting: Waiting | None = None
"""The line that tells what is being done, while there is one."""

_EMPHASIS, _PLAIN = "\x1b[1;31m", "\x1b[0m"
_LINK, _END = "\x1b]8;;", "\x1b\\"
_WITHOUT_LINKS = {None, "", "dumb", "linux"}
_DUMB = {None, "", "dumb"}
_MESSAGES = 2


def prepare() -> None:
    """Let both streams take any character, also in the locale ``C``, and let there be both."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  (for good; `pathlib` is slow)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")


def begin_waiting(ears: Ears | None = None) -> None:
    """Let the user be told from now on what takes long, on a terminal; see `Waiting`."""
    global waiting  # noqa: PLW0603  (there is one terminal)
    if os.environ.get("TERM") not in _DUMB and os.isatty(_MESSAGES):
        from reader.cli.waiting import Waiting

        waiting = Waiting(ears)


def opening(name: str) -> None:
    """Note which document is being opened, as the user names it; empty once it is."""
    if waiting is not None:
        waiting.opens = name


def end_waiting() -> None:
    """Leave the terminal to others."""
    global waiting  # noqa: PLW0603  (see above)
    if waiting is not None:
        waiting.end()
        waiting = None


def before_input() -> None:
    """Leave the terminal to the user where standard input is read from there."""
    if waiting is not None and sys.stdin.isatty():
        end_waiting()


def give_way(*, to_output: bool = True) -> None:
    """Make room for what is about to be printed on standard output, or on standard error."""
    if waiting is not None:
        waiting.give_way(to_output=to_output)


def out(text: str = "") -> None:
    """Print lines of data."""
    give_way()
    joined = text.replace("\n", "")
    if not (joined.isascii() and joined.isprintable()):
        from reader.text.sanitise import sanitise_block

        text = sanitise_block(text)
    print(text)


def out_marked(before: str, marked: str, after: str, place: Place | None = None) -> None:
    """Print a line of data; on a terminal a part of it stands out, and a place is a link.

    Args:
        before: what stands before the part.
        marked: the part.
        after: what stands behind it.
        place: words of the line that name a file, and the file.
    """
    give_way()
    before, marked, after = clean(before), clean(marked), clean(after)
    line = f"{before}{_EMPHASIS}{marked}{_PLAIN}{after}" if _coloured() else before + marked + after
    print(_with_link(line, *place) if place and _takes_links() else line)


def out_json(value: Mapping[str, object]) -> None:
    """Print a JSON object on one line."""
    from reader.text.json_line import json_line

    give_way()
    print(json_line(value))


def report(message: object) -> None:
    """Print one line of complaint, prefixed by the program's name, on standard error."""
    give_way(to_output=False)
    print(f"pizhu: {clean(str(message))}", file=sys.stderr)


def note(message: str) -> None:
    """Print one line of information on standard error."""
    give_way(to_output=False)
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


def _with_link(line: str, words: str, file: Path) -> str:
    """Return a line whose words lead to a file (OSC 8); the host is told for remote terminals."""
    from platform import node

    address = file.absolute().as_uri().replace("file://", f"file://{node()}", 1)
    return line.replace(clean(words), f"{_LINK}{address}{_END}{clean(words)}{_LINK}{_END}", 1)


def _takes_links() -> bool:
    """Tell whether standard output is a terminal that can be given links."""
    return os.environ.get("TERM") not in _WITHOUT_LINKS and sys.stdout.isatty()


def _coloured() -> bool:
    """Tell whether standard output is a terminal that may be coloured (https://no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()
