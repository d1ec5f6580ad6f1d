"""How a text is shown: its script, the user's exceptions, the style of its punctuation marks."""

from __future__ import annotations

from reader.text.alignment import Aligned, Edit, parted
from reader.text.exceptions import NO_EXCEPTIONS
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.text.exceptions import Exceptions, Replaced, Span
    from reader.text.punctuation import Punctuation, Style
    from reader.text.script import Converter

_LONG_LINE = 1 << 18  # code points; a longer line is converted in parts
_SHORTEST = 64  # code points of the part behind it, enough to tell about marks: `CONTEXT`


class Rewriting(NamedTuple):
    """A way to show texts; each line by itself.

    Attributes:
        converter: what changes the script; None leaves it as it is.
        exceptions: words that it does not decide about.
        punctuation: the style of the marks; those in exceptions stay as they are.
        traditional: whether the text is shown in Traditional characters.
    """

    converter: Converter | None = None
    exceptions: Exceptions = NO_EXCEPTIONS
    punctuation: Style = "original"
    traditional: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether texts are shown as they are."""
        return not (self.converter or self.exceptions.longest or self.punctuation != "original")

    def align(self, text: str, kept: Sequence[Span] = ()) -> Aligned:
        """Return a text as it is shown.

        Args:
            text: the original.
            kept: spans of it that stay as they are.
        """
        shown, edits = self._run(text, self.exceptions.find(text, kept))
        return Aligned(text, shown, tuple(edits))

    def align_all(self, texts: Sequence[str], kept: Sequence[Sequence[Span]] = ()) -> list[Aligned]:
        """Return what `align` returns for each of many texts, in less time than one by one.

        Args:
            texts: originals.
            kept: for each of them the spans that stay as they are; nothing for none.
        """
        whole = "\n".join(texts)
        spans: list[Span] = []
        start = 0
        for text, own in zip(texts, kept, strict=True) if kept else ():
            spans += [(start + first, start + last) for first, last in own]
            start += len(text) + 1
        return parted(texts, *self._run(whole, self.exceptions.find(whole, spans)))

    def stream(self, blocks: Iterable[str]) -> Iterator[str]:
        """Yield a text of any length as it is shown, from its blocks as they come.

        A block may end anywhere, also in a word. Memory does not grow with the text, unless all of
        it is one unbroken chain of phrases.
        """
        punctuation = self._marks()
        before, shown = "", ""  # of the part of a line that waits for what follows it
        protected: Sequence[Span] = ()
        for part in self._parts(blocks):
            following, _, places = self._converted(part, self.exceptions.find(part))
            if shown:
                yield _pointed(punctuation, shown, protected, before, following[:_SHORTEST])
            before = shown[-_SHORTEST:]
            shown, protected = following, places
            if part.endswith("\n"):
                yield _pointed(punctuation, shown, protected, before)
                before = shown = ""
        yield _pointed(punctuation, shown, protected, before)

    def _parts(self, blocks: Iterable[str]) -> Iterator[str]:
        """Yield lines, and parts of long ones, that can be converted one by one."""
        waiting, tried, least = "", _LONG_LINE, 0
        for block in blocks:
            waiting += block
            end = waiting.rfind("\n") + 1
            if not end and len(waiting) > tried:
                end = self._last_end(waiting)
                tried = 2 * len(waiting)
            if end > least:
                yield waiting[:end]
                least = 0 if waiting[end - 1] == "\n" else _SHORTEST
                waiting, tried = waiting[end:], _LONG_LINE
        yield waiting

    def _last_end(self, text: str) -> int:
        """Return the last place where a line can be parted, 0 if there is none."""
        limit = len(text) - self.exceptions.longest
        begin = 0
        for start, end, _ in self.exceptions.find(text):
            if start >= limit:
                break
            begin = end
        if begin >= limit or self.converter is None:
            return max(begin, limit)
        return begin + self.converter.last_end(text[begin:], limit - begin)

    def _marks(self) -> Punctuation | None:
        if self.punctuation == "original":
            return None
        from reader.text.punctuation import Punctuation

        return Punctuation(self.punctuation, traditional=self.traditional)

    def _run(self, text: str, found: Sequence[Replaced]) -> tuple[str, Sequence[Edit]]:
        shown, edits, protected = self._converted(text, found)
        return _pointed(self._marks(), shown, protected), edits

    def _converted(
        self, text: str, found: Sequence[Replaced]
    ) -> tuple[str, Sequence[Edit], Sequence[Span]]:
        """Return a text in its script, its edits, and where exceptions stand in it."""
        if not found:
            shown = self._between([text])[0]
            return shown.text, shown.edits, ()
        starts = [0, *(end for _, end, _ in found)]
        ends = [*(start for start, _, _ in found), len(text)]
        between = self._between([text[a:b] for a, b in zip(starts, ends, strict=True)])
        pieces: list[str] = []
        edits: list[Edit] = []
        protected: list[Span] = []
        at = 0
        for number, piece in enumerate(between):
            edits += (_moved(edit, starts[number], at) for edit in piece.edits)
            pieces.append(piece.text)
            at += len(piece.text)
            if number < len(found):
                start, end, word = found[number]
                pieces.append(word)
                protected.append((at, at + len(word)))
                if len(word) != end - start:
                    edits.append(Edit(start, end, at, at + len(word)))
                at += len(word)
        return "".join(pieces), edits, protected

    def _between(self, texts: Sequence[str]) -> list[Aligned]:
        if self.converter is None:
            return [Aligned(text, text) for text in texts]
        if len(texts) == 1:
            return [self.converter.align(texts[0])]
        return self.converter.align_all(texts)


def _moved(edit: Edit, source: int, text: int) -> Edit:
    return Edit(
        edit.source_start + source, edit.source_end + source, edit.start + text, edit.end + text
    )


def _pointed(
    punctuation: Punctuation | None,
    text: str,
    protected: Sequence[Span],
    before: str = "",
    behind: str = "",
) -> str:
    """Return a text with its marks in a style, but not those in protected spans."""
    pointed = punctuation.apply(text, before, behind) if punctuation else text
    if pointed is text or not protected:
        return pointed
    pieces: list[str] = []
    done = 0
    for start, end in protected:
        pieces += (pointed[done:start], text[start:end])
        done = end
    return "".join((*pieces, pointed[done:]))
