"""Programs that read the old formats of Word: antiword and catdoc."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from threading import Timer

from reader.errors import PizhuError

_COMMANDS = (
    ("antiword", "-m", "UTF-8.txt", "-w", "0"),
    ("catdoc", "-d", "utf-8", "-w"),
)
_SECONDS = 60
_LARGEST = 64 << 20


def text_by_tool(data: bytes, name: str) -> str:
    """Return the text that the first program found on this machine gets out of a document.

    Raises:
        PizhuError: there is no such program, it fails, or takes too long; or what it writes is
            too large.
    """
    for program, *options in _COMMANDS:
        path = shutil.which(program)
        if path is not None:
            return _run([path, *options], data, name)
    raise PizhuError("formats.word-reader", name=name)


def _run(command: list[str], data: bytes, name: str) -> str:
    with tempfile.TemporaryDirectory(prefix="pizhu-") as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(data)
        process = subprocess.Popen(  # noqa: S603  (a found program, our own arguments, no shell)
            [*command, os.fspath(source)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "HOME": folder, "LC_ALL": "C.UTF-8"},
        )
        timer = Timer(_SECONDS, process.kill)
        timer.start()
        with process:
            output = process.stdout.read(_LARGEST + 1) if process.stdout else b""
            if len(output) > _LARGEST:
                process.kill()
        timer.cancel()
    if len(output) > _LARGEST:
        raise PizhuError("documents.too-large", name=name)
    if process.returncode != 0 and not output.strip():
        raise PizhuError("documents.damaged", name=name)
    return output.decode("utf-8", "replace")
