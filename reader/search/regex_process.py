"""Runs a regular expression in a process of its own, which can be ended.

The process is this very file, run as a script: it reads one JSON object from standard input and
writes the spans found in each text, as JSON.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

Span = tuple[int, int]


def find_spans(regex: re.Pattern[str], texts: list[str], seconds: float) -> list[list[Span]]:
    """Return the spans that are not empty, of each text.

    Raises:
        TimeoutError: it took longer than ``seconds``.
        ChildProcessError: the process could not do it, for want of memory perhaps.
    """
    task = json.dumps({"pattern": regex.pattern, "flags": int(regex.flags), "texts": texts})
    command = [sys.executable, "-I", "-S", __file__]
    try:
        done = subprocess.run(  # noqa: S603  (our own file; the pattern is data on its input)
            command, input=task.encode("ascii"), capture_output=True, timeout=seconds, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise ChildProcessError from error
    return [[(start, end) for start, end in spans] for spans in json.loads(done.stdout)]


def spans_in(regex: re.Pattern[str], text: str) -> list[Span]:
    """Return the spans of a text that are not empty."""
    return [found.span() for found in regex.finditer(text) if found.end() > found.start()]


def _main() -> None:
    task = json.load(sys.stdin)
    regex = re.compile(task["pattern"], task["flags"])
    json.dump([spans_in(regex, text) for text in task["texts"]], sys.stdout)


if __name__ == "__main__":
    _main()
