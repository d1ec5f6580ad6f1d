"""LibreOffice without a window: it turns files into other formats."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

PROGRAM: Final = shutil.which("soffice")
_PATIENCE = 240  # seconds


def convert(sources: list[Path], ending: str, folder: Path, *options: str) -> None:
    """Write files in another format into a folder.

    Args:
        sources: the files.
        ending: of the format.
        folder: where the new files go, under the same names.
        options: more for the program.
    """
    assert PROGRAM is not None
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
    command += [*options, *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  (a found program)


@cache
def _profile() -> Path:
    """Return the folder of its settings: one for all tests, since making it takes longest."""
    folder = Path(tempfile.mkdtemp(prefix="pizhu-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
