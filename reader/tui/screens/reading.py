"""The screen where the user reads: the outline, the text, and the status line below."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import on
from textual.widget import Widget

from reader.i18n import tr
from reader.layout.motions import Point
from reader.layout.rendition import Rendition
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.keys.commands import COUNTED_MOTIONS, MOTIONS
from reader.tui.keys.key_sequences import Progress, key_name
from reader.tui.keys.keymap import sequence_label
from reader.tui.modes import Sides
from reader.tui.outline import Outline
from reader.tui.reading import under_way
from reader.tui.reading.arranging import Arranging
from reader.tui.reading.copying import Copying
from reader.tui.reading.displaying import Displaying, display_label
from reader.tui.reading.finding import Finding
from reader.tui.reading.going import Going
from reader.tui.reading.late import LateHelpers
from reader.tui.reading.listing import Listing
from reader.tui.reading.looking_up import LookingUp
from reader.tui.reading.newer import made_of
from reader.tui.reading.outlining import Outlining
from reader.tui.reading.recalling import Recalling
from reader.tui.reading.touring import Touring
from reader.tui.reading.travelling import Travelling
from reader.tui.reading.watching import Watching
from reader.tui.screens.commanding import CommandScreen
from reader.tui.widgets.outline_tree import OutlineTree
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult

    from reader.documents.model import Document
    from reader.layout import Point as TextPoint
    from reader.tui.appearance.tag_looks import TagLooks
    from reader.tui.reading.companion import Companion
    from reader.tui.reading.newer import Newer
    from reader.tui.reading.notes import Passage
    from reader.tui.widgets.filter_bar import FilterBar
    from reader.tui.widgets.results_panel import ResultsPanel
    from reader.tui.widgets.search_bar import SearchBar

_SAVE_EVERY = 30.0  # seconds between two savings of the place
_SETTLED = 0.1  # seconds behind the first frame after which the first keys are dealt with
_LONG = 20_000  # paragraphs; the first annotation of such a document takes a while


class Panes(Widget):
    """What stands side by side and covers it."""

    BLANK = True


class ReadingScreen(LateHelpers, CommandScreen[None]):
    """Shows one document; its helpers carry out the commands."""

    CSS_PATH = stylesheets("reading")
    AUTO_FOCUS = "#text"
    BLANK = True  # widgets cover it

    def __init__(
        self,
        document: Document,
        start: Point | None = None,
        states: Iterator[Document] | None = None,
        companion: Companion | None = None,
    ) -> None:
        """Show a document.

        Args:
            document: what to read.
            start: where to begin, None for where it was left.
            states: newer ones of the document, where it is not complete.
            companion: what is shown beside it.
        """
        super().__init__()
        self.document = document
        self.rendition = Rendition(document)
        self._start = start
        self.states = states
        self._companion = companion
        self.displaying = Displaying(self)
        self.travelling = Travelling(self)
        self.finding = Finding(self)
        self.recalling = Recalling(self)
        self.arranging = Arranging(self)
        self.listing = Listing(self)
        self.outlining = Outlining(self)
        self.going = Going(self)
        self.copying = Copying(self)
        self.looking_up = LookingUp(self)
        self.watching = Watching(self)
        self.touring = Touring(self)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Panes(id="panes"):
            yield OutlineTree(id="tree")
            yield TextView(id="text")
        yield StatusLine(id="status")

    @property
    def layer(self) -> str:  # type: ignore[override]
        """Which keys mean what depends on where the focus is, and in the text on what goes on."""
        return under_way.layer(self)

    @cached_property
    def view(self) -> TextView:
        """The text."""
        return self.query_one("#text", TextView)

    @cached_property
    def outline(self) -> OutlineTree:
        """The outline."""
        return self.query_one("#tree", OutlineTree)

    @cached_property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one("#status", StatusLine)

    @property
    def search_bar(self) -> SearchBar | None:
        """The search bar while it is open."""
        bars: Iterator[Any] = iter(self.query("SearchBar"))
        return next(bars, None)

    @property
    def place(self) -> Point:
        """Where the reader is."""
        return Point(*self.view.place)

    def performers(self) -> Iterator[object]:
        """Yield all; those last that are only made now, so that the first keys need not wait."""
        yield from (self, self.travelling, self.finding, self.recalling, self.listing)
        yield from (self.outlining, self.going)
        if self.listing.panel is not None:
            yield self.listing.panel
        yield from (self.displaying, self.view, self.outline, self.pizhu, self.pizhu.choosing)
        yield from (self.copying, self.looking_up, self.watching, self.touring)
        yield from (self.arranging, self.autoscrolling, self.tabling)
        yield from (self.annotating, *self.annotating.helpers, self.correcting, self.decoding)
        yield self.collating

    def on_mount(self) -> None:
        """Show the document where it was left."""
        self.view.set_widest(self.pizhu.settings.measure * 2)
        self.displaying.set_row_ends()
        self.view.show(self.document)
        self.outline.show(Outline(self.document.sections), self.rendition.label)
        self.displaying.arrange()
        if self._start is not None:
            self.displaying.show()
            self.view.go_to(*self._start)
        elif not self.travelling.restore():
            self.displaying.set_display(self.pizhu.settings.script)
        if self._companion is not None:
            self.pairing.begin(self._companion)
        self.set_interval(_SAVE_EVERY, self.travelling.remember)
        self.watching.begin()
        if self.states is None:
            self.call_after_refresh(self.set_timer, _SETTLED, self._open_annotations)
        else:
            self.arriving.begin()

    def on_unmount(self) -> None:
        """Take nothing in any more."""
        if self.states is not None:
            self.arriving.end()

    async def perform(self, command: str, times: int | None = None) -> None:
        """Carry out a command, but for one that needs the whole of a document not yet there."""
        if not self.document.complete and self._needs_whole(command):
            key = self.pizhu.keymap.label("reload")
            waits = self.reads_on
            self.say(tr("opening.wait") if waits else tr("opening.wait_for_more", key=key))
        elif self._must_prepare(command):
            self.annotating.prepare(lambda: self.call_later(self.perform, command, times))
        else:
            await super().perform(command, times)
            self.touring.tried(command)

    def _must_prepare(self, command: str) -> bool:
        """Tell whether a command would be the first to annotate a long document."""
        return (
            len(self.document.paragraphs) > _LONG
            and self._needs_whole(command)
            and self.annotating.notes.must_prepare()
        )

    def move_at_once(self, event: events.Key) -> bool:
        """Move the reader and all that follows him if that is what a key means, or begins to."""
        if self.layer != "text" or self.arranging.mode.sides is Sides.DOCUMENTS:
            return False
        key = key_name(event.key, event.character)
        sequences = self.pizhu.keymap.sequences("text")
        outcome = self._sequences.foresee(key, sequences)
        if outcome.progress is Progress.PENDING:
            self._sequences.feed(key, sequences)
            self.show_pending(sequence_label(self._sequences.pending))
            return True
        motions = MOTIONS if outcome.times is None else COUNTED_MOTIONS
        action = self._action(outcome.command) if outcome.command in motions else None
        if action is None:
            return False
        if self._sequences.pending:
            self._sequences.clear()
            self.show_pending("")
        with self.view.quietly():
            action(outcome.times)
        self.follow()
        return True

    def _needs_whole(self, command: str) -> bool:
        """Tell whether a command has to do with what is kept of a document."""
        action = self._action(command)
        owner = getattr(action, "__self__", None)
        return owner in {
            self.annotating,
            *self.annotating.helpers,
            self.correcting,
            self.decoding,
        }

    def replace_document(
        self,
        document: Document,
        moved: Callable[[Point], Point],
        newer: Newer | None = None,
    ) -> None:
        """Show another state of the document, with the reader where the same words are.

        Args:
            document: the new state.
            moved: gives for a place of the old state that of the new one.
            newer: what was made of the new state beforehand, if anything was.
        """
        newer = newer or made_of(document, self.view)
        place, complete = moved(self.place), self.document.complete
        self.displaying.leave_as_is({})
        self.finding.move_on(document)
        self.document = document
        self.rendition = self.displaying.of_new_state(document)
        self.view.replace(self.rendition, newer.heights, *place)
        self.outlining.renew(newer)
        self.outline.replace(newer.outline, self.rendition.label)
        self.travelling.jumps.shift(moved)
        if complete:
            self.annotating.renew()
        elif document.complete:
            self.annotating.reopen()
        self.following.renew(newer.references)
        self.finding.renew()
        if self.arranging.columns > 1:
            self.pairing.renew()
        self.arranging.show()
        self.displaying.arrange()
        self.follow()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the panes."""
        del event
        self.displaying.arrange()

    @on(TextView.Moved)
    def go_along(self, event: TextView.Moved) -> None:
        """Let everything follow the text, the second document too."""
        if type(event) is not TextView.Moved:
            return
        if self.arranging.mode.sides is Sides.DOCUMENTS:
            self.pairing.follow()
        if self.scrolls:
            self.autoscrolling.look()
        self.follow()

    def on_companion_view_moved(self) -> None:
        """Let the text follow the second document."""
        self.pairing.lead()
        self.follow()

    def follow(self) -> None:
        """Let the outline and the status line follow the text."""
        paragraph, offset = self.place
        path = self.document.section_path(paragraph, offset)
        self.outline.follow(path[-1].index if path else -1)
        self.status.show(
            title=self.title_shown,
            path=tuple(self.rendition.heading(section) for section in path),
            position=paragraph + 1,
            paragraphs=len(self.document.paragraphs),
            percent=round(100 * self.view.progress),
            script=display_label(self.displaying.display),
            left=self.outlining.say_left(),
        )
        self.point_out()

    @on(OutlineTree.Pointed)
    def point_out(self) -> None:
        """Tell about the section under the outline's cursor instead of the one of the text."""
        section = self.outline.pointed
        if section is None:
            self.status.show(about="", length="")
        else:
            heading = self.rendition.heading(section)
            self.status.show(about=heading, length=self.outlining.say_length(section))

    def on_filter_bar_asked(self, event: FilterBar.Asked) -> None:
        """Narrow the outline as the user types."""
        self.outlining.narrow(event.text)

    @property
    def title_shown(self) -> str:
        """What the document is called, in the script on the screen."""
        document, title = self.document, self.rendition.title
        if title is not None:
            return title
        piped = document.path is None and document.title == document.name
        return tr("tui.piped") if piped else document.title

    @on(TextView.Selected)
    def show_mode(self) -> None:
        """Say whether something is being selected, or otherwise under way, and which keys go on."""
        mode, hint = under_way.told(self)
        self.status.show(mode=mode, hint=hint)

    def on_text_view_nothing_to_select(self) -> None:
        """Say that there is no quotation here, or whatever it was."""
        self.say(tr("view.nothing_to_select"))

    @property
    def tag_looks(self) -> TagLooks:
        """How tags and colours look in the theme."""
        from reader.tui.appearance.tag_looks import TagLooks

        return TagLooks(self.app.theme_variables, self.annotating.notes.colour_of)

    def passage(self, start: TextPoint, end: TextPoint) -> Passage:
        """Return a span from one code point to just behind another one as a passage."""
        from annotations.model import End
        from reader.tui.reading.notes import Passage

        if start.paragraph == end.paragraph:
            return Passage(start.paragraph, start.offset, end.offset)
        length = len(self.document.paragraphs[start.paragraph].text)
        return Passage(start.paragraph, start.offset, length, End(*end))

    @on(OutlineTree.Chosen)
    def go_to_chosen(self, event: OutlineTree.Chosen) -> None:
        """Go to the section chosen in the outline, and read on there."""
        self.travelling.go_to_section(event.section)
        self.set_focus(self.view)
        self.displaying.arrange()

    def on_results_panel_pointed(self, event: ResultsPanel.Pointed) -> None:
        """Let the text go along with the list of hits."""
        self.finding.show(event.hit)

    def on_results_panel_chosen(self) -> None:
        """Read on at the hit that was clicked."""
        self.listing.action_results_go()

    def on_search_bar_asked(self, event: SearchBar.Asked) -> None:
        """Search as the user types."""
        self.finding.seek(event.text)

    async def open_search_bar(self) -> SearchBar:
        """Return the search bar, opened if it was not."""
        bar = self.search_bar
        if bar is None:
            from reader.tui.widgets.search_bar import SearchBar

            bar = SearchBar()
            await self.mount(bar, before=self.status)
        return bar

    def decorate(self, place: tuple[int, int] | None = None) -> None:
        """Mark hits and annotations in the text, count them in the outline, and go to a place."""
        self.displaying.leave_as_is(self.annotating.leaving.spans())
        self.view.set_decorations(self.annotating.marked(), self.finding.hits, place)
        self.outline.set_counts(self.finding.sections, self.annotating.counts())

    def action_clear(self) -> None:
        """Leave one thing at a time."""
        leave = next((leave for there, leave in under_way.to_be_left(self) if there), None)
        if leave is not None:
            leave()

    async def action_search_keep(self) -> None:
        """Close the search bar and stay."""
        self.finding.keep()
        await self._close_search_bar()

    async def action_search_cancel(self) -> None:
        """Close the search bar and go back."""
        self.finding.give_up()
        await self._close_search_bar()

    def action_search_hit_next(self) -> None:
        """Go to the next hit while typing."""
        self.finding.action_search_next()

    def action_search_hit_previous(self) -> None:
        """Go to the previous hit while typing."""
        self.finding.action_search_previous()

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something in the status line."""
        self.status.say(message, failed=failed)

    def show_pending(self, keys: str) -> None:
        """Show the keys of a sequence that is not complete."""
        self.status.show(pending=keys)

    def _open_annotations(self) -> None:
        self.annotating.open()
        self.following.renew()
        self.following.prepare()

    async def _close_search_bar(self) -> None:
        self.set_focus(self.view)
        bar = self.search_bar
        if bar is not None:
            await bar.remove()
