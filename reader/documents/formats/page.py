"""What an HTML page is cut into: blocks of text inside containers."""

from __future__ import annotations

from dataclasses import dataclass, field

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(slots=True)
class Container:
    """An element that holds blocks.

    Attributes:
        parent: the index of the container around it; the root is its own.
        tag: its name.
        label: what its author calls it: id, classes and role, in lower case.
    """

    parent: int
    tag: str
    label: str


@dataclass(slots=True)
class Block:
    """A stretch of text between two edges of block elements, or a row of a table.

    Attributes:
        text: with white space collapsed, without line breaks.
        tag: the element that it stands in: ``p``, ``h2``, ``li``, ``pre``, ``tr`` …
        container: the index of the innermost element around it.
        linked: how many of its code points are links, white space not counted.
        bold: how many are bold, white space not counted.
        cells: the texts of the cells of a table's row.
        header: whether the row belongs to the table's head.
        opens_table: whether it is a table's first row.
        anchors: the ids that it, or an empty element right before it, bears.
        note: whether it is the text of a note.
    """

    text: str
    tag: str
    container: int
    linked: int = 0
    bold: int = 0
    cells: tuple[str, ...] = ()
    header: bool = False
    opens_table: bool = False
    anchors: tuple[str, ...] = ()
    note: bool = False

    @property
    def solid(self) -> int:
        """How many code points it has, white space not counted."""
        return len("".join(self.text.split()))


@dataclass(slots=True)
class Page:
    """An HTML file.

    Attributes:
        blocks: in document order.
        containers: all elements that hold blocks, parents before their children.
        title: of the window, not of the text.
        facts: name and content of the ``meta`` elements, names in lower case.
    """

    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=lambda: [Container(0, "", "")])
    title: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
