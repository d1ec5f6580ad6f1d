"""All notebooks: one file for each document in one folder."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from json import JSONDecoder
from typing import TYPE_CHECKING

import orjson

from annotations import info
from annotations.anchoring import resolve
from annotations.errors import StorageError
from annotations.finding.succession import compare
from annotations.history import TAKEN, Edit
from annotations.info import DocumentInfo, is_id, shortened
from annotations.model import to_record
from annotations.notebook import Notebook
from annotations.placement import carried, with_more
from annotations.storage import files
from annotations.storage.files import signature
from annotations.summaries import Summaries, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from annotations.finding.haystack import Fold
    from annotations.finding.succession import Previous
    from annotations.history import Operation
    from annotations.model import Annotation
    from annotations.placement import Placement
    from annotations.quote import Anchorable
    from annotations.storage.files import Signature
    from annotations.summaries import Summary

_JSON = JSONDecoder()
_DOCUMENT = '{"document":{"1":'
_HEAD = 1 << 16


class Store:
    """The notebooks in a folder, which is made with the first change.

    Attributes:
        folder: where the files are.
        author: who makes new annotations, empty if that is nobody's business.
    """

    def __init__(
        self,
        folder: Path,
        author: str = "",
        summaries: Path | None = None,
        *,
        visibility: str = "",
    ) -> None:
        """Open the store in a folder.

        Args:
            folder: where the files are.
            author: who makes new annotations, empty if that is nobody's business.
            summaries: the file for what lists tell of all notebooks, so that the next program
                need not read them; it can be made again at any time. None: in memory only.
            visibility: of new annotations.
        """
        self.folder = folder
        self._summaries = Summaries(summaries)
        self.author = author
        self._visibility = visibility
        self._open: dict[str, Notebook] = {}
        self._infos: dict[Path, tuple[Signature | None, DocumentInfo | None]] = {}

    def notebook(
        self,
        document_id: str,
        *,
        title: str = "",
        path: str = "",
        fingerprints: Callable[[], Iterable[str]] | None = None,
    ) -> Notebook:
        """Open the notebook of a document; nothing is written before its first change.

        Args:
            document_id: the document's id.
            title: what to call it in lists.
            path: where its source is now.
            fingerprints: gives those of all its paragraphs in order; asked only once, on the
                first change. They let `find_previous` know the document after an edit.

        Raises:
            ValueError: the id cannot name a file.
            StorageError: the file cannot be read.
        """
        file = self._file(document_id)
        known = DocumentInfo(document_id, title, path)
        return Notebook(file, known, fingerprints, self.author, self._visibility)

    def shared(self, document_id: str) -> Notebook:
        """Return a notebook that is kept open, so that it is read again only if it has changed.

        Raises:
            ValueError: the id cannot name a file.
            StorageError: the file cannot be read.
        """
        notebook = self._open.get(document_id)
        if notebook is None:
            notebook = self._open[document_id] = self.notebook(document_id)
        else:
            notebook.refresh()
        return notebook

    def share(self, notebook: Notebook) -> None:
        """Let a notebook that is open be the one that `shared` returns."""
        self._open[notebook.document.id] = notebook

    def has(self, document_id: str) -> bool:
        """Tell whether a document has a notebook."""
        return self._file(document_id).exists()

    def notebooks(
        self, on_error: Callable[[StorageError], None] | None = None
    ) -> Iterator[Notebook]:
        """Yield the notebooks of all documents, as they are on the disk now.

        Args:
            on_error: takes the error of a file that cannot be read, which is then passed over;
                without it the error is raised.

        Raises:
            StorageError: a file cannot be read.
        """
        for file in self._files():
            try:
                yield self.shared(file.stem)
            except StorageError as error:
                if on_error is None:
                    raise
                on_error(error)

    def summaries(
        self,
        on_error: Callable[[StorageError], None] | None = None,
        before_reading: Callable[[float], object] = lambda _: None,
    ) -> list[Summary]:
        """Return what lists tell of the notebooks that `current` yields.

        Only notebooks that have changed are read.

        Args:
            on_error: takes the error of a file that cannot be read, which is then passed over.
            before_reading: called before each notebook with the share of those that are done; what
                it raises ends the reading.

        Raises:
            StorageError: a file cannot be read and ``on_error`` is not given.
        """
        found: dict[str, Summary] = {}
        notebooks = self._files()
        for number, file in enumerate(notebooks):
            before_reading(number / len(notebooks))
            try:
                found[file.stem] = self._summary(file)
            except StorageError as error:
                if on_error is None:
                    raise
                on_error(error)
        self._summaries.save(file.name for file in notebooks)
        return [s for s in found.values() if s.total and not _is_taken_over(s, found)]

    def recovered(self) -> list[Notebook]:
        """Return those of the notebooks read so far the files of which were found damaged."""
        return [notebook for notebook in self._open.values() if notebook.recovery is not None]

    def wrong_summaries(self) -> int:
        """Return how many summaries that are kept do not say what their notebooks do."""
        wrong = 0
        for file in self._files():
            known = self._summaries.get(file.name, signature(file))
            with suppress(StorageError):
                wrong += known is not None and known != summary_of(self.shared(file.stem))
        return wrong

    def forget_summaries(self) -> None:
        """Make all summaries anew the next time."""
        self._summaries.save([])

    def tags(self, on_error: Callable[[StorageError], None] | None = None) -> Counter[str]:
        """Return how many annotations of all documents have each tag.

        Raises:
            StorageError: a file cannot be read and ``on_error`` is not given.
        """
        counts: Counter[str] = Counter()
        for summary in self.summaries(on_error):
            counts.update({tag: times for tag, (times, _) in summary.tags.items()})
        return counts

    def current(self, on_error: Callable[[StorageError], None] | None = None) -> Iterator[Notebook]:
        """Yield the notebooks with annotations that no later state of their document took over.

        Raises:
            StorageError: a file cannot be read and ``on_error`` is not given.
        """
        for notebook in self.notebooks(on_error):
            if notebook.all() and self.latest(notebook) is notebook:
                yield notebook

    def latest(self, notebook: Notebook) -> Notebook:
        """Return the notebook that took the annotations over last; it itself if none did.

        Raises:
            StorageError: a notebook cannot be read.
        """
        seen = {notebook.document.id}
        while (name := notebook.document.successor) not in seen and self._holds(name):
            seen.add(name)
            following = self.shared(name)
            if not following.all():  # nothing of it is left there
                break
            notebook = following
        return notebook

    def find(self, identifier: str) -> tuple[Notebook, Annotation] | None:
        """Return the annotation with this id and the notebook that it is in, None if there is none.

        Raises:
            StorageError: a file cannot be read.
        """
        for file in self._files():
            if identifier.encode() not in _content(file):  # far quicker than opening it
                continue
            notebook = self.shared(file.stem)
            found = notebook.get(identifier)
            if found is not None and self.latest(notebook) is notebook:
                return notebook, found
        return None

    def linked_to(self, identifier: str) -> Iterator[tuple[Notebook, Annotation]]:
        """Yield the annotations that refer to one, and the notebooks that they are in.

        Raises:
            StorageError: a file cannot be read.
        """
        for summary in self.summaries(on_error=lambda _: None):
            if identifier in summary.links:
                notebook = self.shared(summary.document.id)
                yield from ((notebook, found) for found in notebook.linked_to(identifier))

    def find_previous(
        self,
        path: str,
        fingerprints: Iterable[str],
        is_there: Callable[[DocumentInfo], bool] = lambda _: False,
    ) -> Previous | None:
        """Find the annotated document of which another one is an edited version.

        It has many paragraphs in common with it, or some and the same path.

        Args:
            path: where the edited document's source is.
            fingerprints: those of all its paragraphs; not asked for where nothing can be found.
            is_there: tells whether the source of a document at another path still exists, so
                that the edited one is not it, but a copy.
        """
        candidates = [
            known.id
            for file in self._files()
            if (known := self._known(file)) is not None
            and (known.path == path or not is_there(known))
        ]
        own = set(map(shortened, fingerprints)) if candidates else set()
        notebooks = (self._usable(name) for name in candidates)
        found = [compare(notebook, path, own) for notebook in notebooks if notebook is not None]
        likely = (previous for previous in found if previous is not None)
        return max(likely, key=lambda p: (p.overlap, p.same_path), default=None)

    def adopt(self, previous_id: str, notebook: Notebook) -> Operation | None:
        """Copy the annotations of another state of a document into the notebook of this one.

        The other notebook stays as it is, with a note of its successor; the copy is one operation,
        which is not the reader's own and so not theirs to take back. The copies still name the
        other document, in which their places are: `placements` finds them in this one, and
        `annotations.anchoring.accept` stores that. Of an annotation that both have, the version
        modified last stays; one that was removed here stays away.

        Returns:
            The operation, None if there was nothing to copy.

        Raises:
            StorageError: a notebook could not be read or written.
        """
        old = self.notebook(previous_id)
        with notebook.held():
            removed = notebook.removed()
            mark = {"state": TAKEN}
            edits = [
                Edit(a.id, to_record(a))
                for a in old.all()
                if a.id not in removed and _is_news(a, notebook.get(a.id))
            ]
            operation = notebook.apply("adopt", edits, mark=mark) if edits else None
            if notebook.document.successor:
                notebook.set_successor("")
        old.set_successor(notebook.document.id)
        return operation

    def placements(
        self,
        notebook: Notebook,
        target: Anchorable,
        fold: Fold,
        known: Iterable[Placement] = (),
    ) -> list[Placement]:
        """Find where a notebook's annotations are in the document as it is now, in document order.

        Orphans come last.

        Args:
            notebook: the document's.
            target: the document.
            fold: reduces a text for comparison, 1:1 with its code points.
            known: what this returned for the same document before; only the rest is looked for.

        Raises:
            StorageError: the notebook of an earlier state of the document cannot be read.
        """
        found, fresh = carried(known, notebook.all())
        origins = {notebook.document.id: notebook.document.fingerprints}
        for state in {annotation.document for annotation in fresh} - origins.keys():
            if self._holds(state):
                origins[state] = self.shared(state).document.fingerprints
        return with_more(found, resolve(fresh, target, fold, origins))

    def _files(self) -> list[Path]:
        return [f for f in sorted(self.folder.glob("*.json")) if is_id(f.stem) and self._is_own(f)]

    def _is_own(self, file: Path) -> bool:
        """Tell whether a file is a notebook, and no copy of one beside it (see `conflicts`)."""
        if file.stem.isalnum():
            return True
        known = self._known(file)
        return known is None or known.id == file.stem

    def _known(self, file: Path) -> DocumentInfo | None:
        """Return what a file says of its document, read anew only when the file has changed."""
        now = signature(file)
        if file not in self._infos or self._infos[file][0] != now:
            self._infos[file] = (now, _info_in(file))
        return self._infos[file][1]

    def _summary(self, file: Path) -> Summary:
        """Return the summary of a notebook, which is read only if it has changed.

        The signature is taken first: what is changed meanwhile is read again the next time.
        """
        now = signature(file)
        known = self._summaries.get(file.name, now)
        if known is None:
            known = summary_of(self.shared(file.stem))
            if now is not None:
                self._summaries.put(file.name, now, known)
        return known

    def _usable(self, document_id: str) -> Notebook | None:
        """Return a notebook with annotations that no later state took over."""
        try:
            notebook = self.shared(document_id)
            is_last = self.latest(notebook) is notebook
        except StorageError:
            return None
        return notebook if is_last and notebook.all() else None

    def _holds(self, document_id: str) -> bool:
        return is_id(document_id) and self.has(document_id)

    def _file(self, document_id: str) -> Path:
        if not is_id(document_id):
            raise ValueError(document_id)
        return self.folder / f"{document_id}.json"


def _content(file: Path) -> bytes:
    """Return what is in a file, nothing if it has gone meanwhile.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        found = files.read(file)
    except OSError as error:
        raise StorageError.from_os(error, file) from error
    return b"" if found is None else found[0]


def _is_taken_over(summary: Summary, summaries: Mapping[str, Summary]) -> bool:
    """Tell whether a later state of a document has its annotations (see `Store.latest`)."""
    later = summaries.get(summary.document.successor)
    return later is not None and later is not summary and later.total > 0


def _info_in(file: Path) -> DocumentInfo | None:
    """Return what a file says of its document, without opening it as a notebook.

    It usually stands at the beginning, so that the rest need not be read.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD).decode(errors="ignore")
            if head.startswith(_DOCUMENT):
                with suppress(ValueError):
                    return info.from_record(_JSON.raw_decode(head, len(_DOCUMENT))[0])
        return info.from_record(orjson.loads(file.read_bytes())["document"]["1"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _is_news(annotation: Annotation, here: Annotation | None) -> bool:
    return here is None or here.modified < annotation.modified
