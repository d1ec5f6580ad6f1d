"""What goes on in the reading screen: which keys count, what is said of it, how it is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.tui.screens.reading import ReadingScreen

SELECTING = ("highlight", "tags", "note", "copy", "select_other_end", "clear")
ADJUSTING = (
    "adjust_character_on",
    "adjust_character_back",
    "adjust_clause_on",
    "adjust_clause_back",
    "adjust_other_end",
    "adjust_keep",
    "adjust_cancel",
)
"""Commands that the status line names in these modes."""


def layer(screen: ReadingScreen) -> str:
    """Return the name of the layer of keys that counts, by where the focus is."""
    focused = screen.focused
    if focused is not None and focused is screen.listing.panel:
        return "results"
    if screen.outlining.bar is not None and screen.outlining.bar.has_focus_within:
        return "filter"
    if focused not in {None, screen.view, screen.outline}:
        return "search"
    return "tree" if focused is screen.outline else _text_layer(screen)


def _text_layer(screen: ReadingScreen) -> str:
    if screen.has_made("annotating") and screen.annotating.adjusting.active:
        return "adjusting"
    if screen.view.selection is not None:
        return "selecting"
    if screen.watching.changed:
        return "changed"
    if screen.touring.panel is not None:
        return "touring"
    return "scrolling" if screen.scrolls else "text"


def told(screen: ReadingScreen) -> tuple[str, str]:
    """Return the name of the mode, and the keys that go on from there; empty when just reading."""
    if screen.scrolls:
        return screen.autoscrolling.told
    if begun := _annotating(screen):
        return begun
    hint = screen.pizhu.keymap.hint
    if screen.view.selection is not None:
        return tr("tui.selecting"), hint(*SELECTING)
    if screen.watching.changed:
        return tr("watching.changed"), hint("changes_take", "changes_ignore")
    return _along(screen), ""


def _annotating(screen: ReadingScreen) -> tuple[str, str] | None:
    """Return the same of what is begun with annotations, None where nothing is."""
    annotating, hint = screen.annotating, screen.pizhu.keymap.hint
    if annotating.adjusting.active:
        return tr("tui.adjusting"), hint(*ADJUSTING)
    if annotating.linking.origin is not None:
        return tr("tui.linking", words=annotating.linking.label), hint("link", "clear")
    if annotating.targeting.chosen is not None:
        about = tr("tui.about", target=annotating.targeting.label)
        return about, hint("highlight", "tags", "note", "clear")
    return None


def _along(screen: ReadingScreen) -> str:
    """Return the tag that the reader walks along, as it is shown."""
    tag = screen.annotating.walking.tag
    return f"#{tag}" if tag else ""


def to_be_left(screen: ReadingScreen) -> Iterator[tuple[bool, Callable[[], object]]]:
    """Yield whether there is something that Escape leaves, and how it is left.

    What is waited for comes first, the reading of the rest of a large document last.
    """
    annotating, outlining = screen.annotating, screen.outlining
    in_outline = screen.focused is screen.outline
    stays = partial(screen.say, tr("opening.stays"))
    yield screen.reads_on and screen.arriving.give_up_wish(), stays
    yield annotating.targeting.chosen is not None, annotating.targeting.forget
    yield annotating.linking.origin is not None, annotating.linking.forget
    yield screen.view.selection is not None, screen.view.clear_selection
    yield in_outline and outlining.narrowed, outlining.widen
    yield in_outline, screen.displaying.action_switch_pane
    yield bool(annotating.walking.tag), annotating.walking.forget
    yield screen.finding.active, screen.finding.clear  # and with it the list of hits
    if screen.reads_on:
        yield True, screen.arriving.stop
