"""A program of its own that makes one change to a notebook and says so.

Usage: once.py FOLDER NOTE. ``+`` and the note are printed when the change is on the disk.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from annotations import Annotation, Store

notebook = Store(Path(sys.argv[1])).notebook("0f1e")
os.write(1, b"!\n")
notebook.add(Annotation(document="0f1e", paragraph=0, note=sys.argv[2]))
os.write(1, f"+{sys.argv[2]}\n".encode())
