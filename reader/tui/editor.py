"""The user's own editor, for notes too long for a panel."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path


def edit(text: str, command: str = "") -> str:
    """Let the user change a text in their editor and return it.

    Args:
        text: what to begin with.
        command: the editor; empty asks ``$VISUAL``, then ``$EDITOR``, then takes vi.

    Raises:
        OSError: the editor cannot be started, or ended with an error.
    """
    chosen = command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory(prefix="pizhu-") as folder:
        file = Path(folder, "note.md")
        file.write_text(text, encoding="utf-8", errors="replace")
        try:
            arguments = shlex.split(chosen)
            subprocess.run([*arguments, str(file)], check=True)  # noqa: S603  (the user's own command)
        except (subprocess.CalledProcessError, ValueError) as error:
            raise OSError(str(error)) from error
        return file.read_text(encoding="utf-8", errors="replace").rstrip("\n")
