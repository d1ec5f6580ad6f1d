"""How Sphinx makes a site of these pages: `make site`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import reader

project = "Pizhu 批注"
author = "The Pizhu developers"
release = version = reader.__version__
extensions = ["myst_parser"]
exclude_patterns = ["examples"]
nitpicky = True  # a link that leads nowhere ends the build
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Pizhu 批注"
html_copy_source = False
html_show_copyright = False
