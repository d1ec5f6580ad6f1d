"""Changes to many documents at once, each done everywhere or nowhere, and taken back as one.

A plan is written down before the first notebook is changed, and a note that it is not finished
stands beside it until the last one is. Whoever opens the store after a crash finishes it. In each
notebook the change is an ordinary operation, marked with the plan's number, so that doing it twice
does nothing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from annotations import clock, info
from annotations.codebook import Codebook
from annotations.errors import StorageError
from annotations.history import DO, TAKE_BACK, Edit
from annotations.info import DocumentInfo
from annotations.model import plain, to_record
from annotations.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from annotations.model import Annotation
    from annotations.notebook import Notebook
    from annotations.recoding import Recoding
    from annotations.storage.schema import Record
    from annotations.store import Store
    from annotations.tagging import Rule

    Asked = Callable[[float], object]

_KEPT = 100


def _go_on(_: float) -> None:
    """Ask nobody."""


class Change(NamedTuple):
    """What a plan does to an annotation: new tags, or it is new itself (``before`` None)."""

    annotation: Annotation
    before: tuple[str, ...] | None
    after: tuple[str, ...]


class Plan(NamedTuple):
    """What is to be done, to be looked at first.

    Attributes:
        kind: what to call it in the histories.
        documents: the changes by the id of the document.
        codes: entries of the codebook before and after, by name; None where there is none.
        infos: what is known of documents that have no notebook yet, by id.
        meanings: what colours mean to the reader before and after, by name; empty for nothing.
    """

    kind: str
    documents: Mapping[str, Sequence[Change]]
    codes: Mapping[str, tuple[Record | None, Record | None]] = MappingProxyType({})
    infos: Mapping[str, DocumentInfo] = MappingProxyType({})
    meanings: Mapping[str, tuple[str, str]] = MappingProxyType({})

    @property
    def total(self) -> int:
        """How many annotations it changes or adds."""
        return sum(map(len, self.documents.values()))


def plan_tags(
    store: Store,
    kind: str,
    rule: Rule,
    notebooks: Iterable[Notebook] | None = None,
    recode: Recoding = lambda _: {},
) -> Plan:
    """Return what a rule would change.

    Args:
        store: where the notebooks are.
        kind: what to call it in the histories.
        rule: tells what tags an annotation is to have.
        notebooks: those to change; default all, those of earlier states of documents too.
        recode: what becomes of the codebook's entries.

    Raises:
        StorageError: a notebook cannot be read.
    """
    documents: dict[str, list[Change]] = {}
    for notebook in store.notebooks() if notebooks is None else notebooks:
        changes = [
            Change(annotation, annotation.tags, after)
            for annotation in notebook.all()
            if (after := rule(annotation)) != annotation.tags
        ]
        if changes:
            documents[notebook.document.id] = changes
    before = Codebook(store.folder).records()
    codes = {name: (before.get(name), row) for name, row in recode(before).items()}
    return Plan(kind, documents, codes)


def run(store: Store, plan: Plan, before_each: Asked = _go_on) -> int:
    """Do what was planned, as one operation, and return its number.

    Args:
        store: where the notebooks are.
        plan: what is to be done.
        before_each: called before each notebook, and after the last, with the share of those that
            are done; if it raises something, what was done is taken back.

    Raises:
        StorageError: the disk refuses. What was begun is finished by `resume`.
    """
    journal = _Journal(store)
    with journal.locked():
        journal.finish()
        number = journal.write(plan)
        journal.begin(number, DO)
        journal.finish(before_each)
    return number


def resume(store: Store) -> bool:
    """Finish what was not finished; return whether there was anything.

    Raises:
        StorageError: the disk refuses.
    """
    journal = _Journal(store)
    if not journal.is_pending:
        return False
    with journal.locked():
        return journal.finish()


def undo(store: Store, notebook: Notebook, before_each: Asked = _go_on) -> bool:
    """Take back the last operation of a notebook, on all documents if it was on many.

    ``before_each`` is called as by `run`.

    Raises:
        StorageError: the disk refuses.
    """
    return _turn(store, notebook, TAKE_BACK, before_each)


def redo(store: Store, notebook: Notebook, before_each: Asked = _go_on) -> bool:
    """Do again what was taken back last in a notebook, on all documents if it was on many.

    ``before_each`` is called as by `run`.

    Raises:
        StorageError: the disk refuses.
    """
    return _turn(store, notebook, DO, before_each)


def undo_last(store: Store, before_each: Asked = _go_on) -> str | None:
    """Take back the last plan that is done; return its kind, None if there is none.

    ``before_each`` is called as by `run`.

    Raises:
        StorageError: the disk refuses.
    """
    journal = _Journal(store)
    with journal.locked():
        journal.finish()
        number = journal.last_done()
        if number is None:
            return None
        journal.begin(number, TAKE_BACK)
        journal.finish(before_each)
        return str(journal.read(number)["kind"])


def _turn(store: Store, notebook: Notebook, way: int, before_each: Asked) -> bool:
    row = notebook.next_undo() if way == TAKE_BACK else notebook.next_redo()
    number = (row or {}).get("bulk")
    journal = _Journal(store)
    if number is None or not journal.has(number):
        with notebook.held():
            turned = notebook.undo() if way == TAKE_BACK else notebook.redo()
            before_each(1.0)
        return turned is not None
    with journal.locked():
        journal.finish()
        journal.begin(number, way * (row or {})["way"])
        journal.finish(before_each)
    notebook.refresh()
    return True


class _Journal:
    """The plans of a store, in its folder ``bulk``, and the note of the unfinished one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.folder / "bulk"
        self._pending = self._folder / "pending.json"

    def locked(self) -> AbstractContextManager[None]:
        """Keep all other programs from changing anything in the store."""
        return Codebook(self._store.folder).locked()

    @property
    def is_pending(self) -> bool:
        return self._pending.exists()

    def has(self, number: int) -> bool:
        return self._path(number).exists()

    def read(self, number: int) -> dict[str, Any]:
        return _read(self._path(number))

    def last_done(self) -> int | None:
        """Return the number of the last plan that was not taken back."""
        return next((n for n in reversed(self._numbers()) if self.read(n)["way"] == DO), None)

    def write(self, plan: Plan) -> int:
        """Write down a plan under a new number."""
        number = max(self._numbers(), default=0) + 1
        documents = {
            document: [_written(change) for change in changes]
            for document, changes in plan.documents.items()
        }
        row = {"kind": plan.kind, "time": clock.stamp(), "documents": documents, "way": TAKE_BACK}
        infos = {document: info.to_record(known) for document, known in plan.infos.items()}
        rest = {"codes": dict(plan.codes), "infos": infos, "meanings": dict(plan.meanings)}
        self._save(self._path(number), {**row, **rest})
        for old in self._numbers()[:-_KEPT]:
            self._path(old).unlink(missing_ok=True)
        return number

    def begin(self, number: int, way: int) -> None:
        """Note that a plan is to be done, or to be taken back."""
        self._save(self._pending, {"number": number, "way": way})

    def finish(self, before_each: Asked = _go_on) -> bool:
        """Do what is noted, as far as it has not been done yet; see `run`."""
        if not self.is_pending:
            return False
        noted = _read(self._pending)
        number, way = noted["number"], noted["way"]
        plan = self.read(number)
        documents = plan["documents"]
        for done, (document, changes) in enumerate(documents.items()):
            self._ask(before_each, done / len(documents), noted)
            notebook = self._notebook(document, plan)
            notebook.take_part(number, way, plan["kind"], _edits(changes, way))
        self._ask(before_each, 1.0, noted)
        self._turn_codebook(plan, 1 if way == DO else 0)
        self._save(self._path(number), {**plan, "way": way})
        try:
            self._pending.unlink(missing_ok=True)
            files.sync_folder(self._folder)
        except OSError as error:
            raise StorageError.from_os(error, self._pending) from error
        return True

    def _ask(self, before_each: Asked, share: float, noted: Mapping[str, Any]) -> None:
        """Ask whether to go on; if not, take back what was done."""
        try:
            before_each(share)
        except BaseException:
            self.begin(noted["number"], -noted["way"])
            self.finish()
            raise

    def _turn_codebook(self, plan: Mapping[str, Any], side: int) -> None:
        """Put in the codebook what stands on one side of a plan: before (0) or after (1)."""
        codebook = Codebook(self._store.folder)
        if codes := {name: rows[side] for name, rows in plan["codes"].items()}:
            codebook.replace(codes)
        for colour, meanings in plan.get("meanings", {}).items():
            codebook.set_meaning(colour, meanings[side])

    def _notebook(self, document: str, plan: Mapping[str, Any]) -> Notebook:
        record = plan.get("infos", {}).get(document)
        known = DocumentInfo(document) if record is None else info.from_record(record)
        return self._store.notebook(
            document, title=known.title, path=known.path, fingerprints=lambda: known.fingerprints
        )

    def _save(self, path: Path, row: Mapping[str, Any]) -> None:
        try:
            files.make_folder(self._folder)
            files.replace(path, orjson.dumps(row))
        except OSError as error:
            raise StorageError.from_os(error, path) from error

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"

    def _numbers(self) -> list[int]:
        return sorted(int(p.stem) for p in self._folder.glob("*.json") if p.stem.isdecimal())


def _read(path: Path) -> dict[str, Any]:
    try:
        row: dict[str, Any] = orjson.loads(path.read_bytes())
    except OSError as error:
        raise StorageError.from_os(error, path) from error
    except ValueError as error:
        raise StorageError("annotations.damaged", path=path) from error
    return row


def _written(change: Change) -> dict[str, Any]:
    if change.before is None:
        return {"id": change.annotation.id, "record": to_record(change.annotation)}
    return {"id": change.annotation.id, "before": change.before, "after": plain(change.after)}


def _edits(changes: Iterable[Mapping[str, Any]], way: int) -> Callable[[Notebook], list[Edit]]:
    def edits(notebook: Notebook) -> Iterator[Edit]:
        modified = clock.stamp()
        for change in changes:
            here = notebook.get(change["id"])
            if "record" in change:
                if (here is None) == (way == DO):
                    yield Edit(change["id"], change["record"] if way == DO else None)
            elif here is not None:
                pair = change["before"], change["after"]
                before, after = pair if way == DO else pair[::-1]
                tags = _merged(list(here.tags), before, after)
                if tags != list(here.tags):
                    yield Edit(here.id, {"tags": tags, "modified": modified}, whole=False)

    return lambda notebook: list(edits(notebook))


def _merged(tags: list[str], before: list[str], after: list[str]) -> list[str]:
    """Return tags after a change that was made to others, or to the same ones."""
    if tags == before:
        return after
    kept = [tag for tag in tags if tag not in before or tag in after]
    return [*kept, *(tag for tag in after if tag not in before and tag not in kept)]
