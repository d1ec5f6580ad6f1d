"""Documents as rows of a terminal: renditions, line setting, places, motions; free of Textual."""

from reader.layout.column import Column, column
from reader.layout.layout import Layout, Place
from reader.layout.manner import Manner
from reader.layout.motions import Point
from reader.layout.rendition import Rendition
from reader.layout.rows import Row
from reader.layout.viewport import Viewport

__all__ = ["Column", "Layout", "Manner", "Place", "Point", "Rendition", "Row", "Viewport", "column"]
