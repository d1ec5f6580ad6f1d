"""What lists tell of notebooks, kept so that a notebook is read again only after it has changed.

All of it is derived: a summary counts only for the very file that it was made from, and where the
summaries cannot be read or written, the notebooks are read instead.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from annotations import info
from annotations.storage import files
from annotations.storage.files import Signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from annotations.info import DocumentInfo
    from annotations.notebook import Notebook

_VERSION = 1


class Summary(NamedTuple):
    """What lists tell of a notebook.

    Attributes:
        document: what is known of the document, but no fingerprints.
        total: how many annotations there are.
        modified: when one of them was changed last, empty if there is none.
        tags: how many of them have each tag, and when one of these was changed last.
        links: the ids of the annotations to which they refer.
    """

    document: DocumentInfo
    total: int
    modified: str
    tags: Mapping[str, tuple[int, str]]
    links: frozenset[str]


def summary_of(notebook: Notebook) -> Summary:
    """Return the summary of a notebook as it is now."""
    tags: dict[str, tuple[int, str]] = {}
    for annotation in notebook.all():
        for tag in annotation.tags:
            times, last = tags.get(tag, (0, ""))
            tags[tag] = times + 1, max(last, annotation.modified)
    links = frozenset(link for annotation in notebook.all() for link in annotation.links)
    document = info.without_fingerprints(notebook.document)
    return Summary(document, len(notebook.all()), notebook.modified, tags, links)


class Summaries:
    """Summaries by the names of the notebooks' files, in a file of their own or in memory only."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._kept: dict[str, tuple[Signature, Summary]] | None = None
        self._changed = False

    def get(self, name: str, signature: Signature | None) -> Summary | None:
        """Return the summary of a file of that name and signature, None if there is none."""
        known = self._all().get(name)
        return known[1] if known is not None and known[0] == signature else None

    def put(self, name: str, signature: Signature, summary: Summary) -> None:
        """Keep a summary of a file; `save` writes it down."""
        self._all()[name] = signature, summary
        self._changed = True

    def save(self, names: Iterable[str]) -> None:
        """Write down what has changed, and forget all files but those of these names."""
        kept, names = self._all(), set(names)
        gone = kept.keys() - names
        for name in gone:
            del kept[name]
        if self._file is not None and (self._changed or gone):
            with suppress(OSError):
                files.make_folder(self._file.parent)
                files.replace(self._file, orjson.dumps(_to_record(kept)))
        self._changed = False

    def _all(self) -> dict[str, tuple[Signature, Summary]]:
        if self._kept is None:
            self._kept = _read(self._file)
        return self._kept


def _to_record(kept: Mapping[str, tuple[Signature, Summary]]) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "notebooks": {
            name: [list(signature), info.to_record(document), total, modified, tags, sorted(links)]
            for name, (signature, (document, total, modified, tags, links)) in kept.items()
        },
    }


def _read(file: Path | None) -> dict[str, tuple[Signature, Summary]]:
    """Return what is written down, nothing if that cannot be made out."""
    try:
        found = files.read(file) if file is not None else None
        if found is None or (record := orjson.loads(found[0]))["version"] != _VERSION:
            return {}
        return {name: _from_row(row) for name, row in record["notebooks"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _from_row(row: Sequence[Any]) -> tuple[Signature, Summary]:
    signature, document, total, modified, tags, links = row
    uses = {tag: (times, last) for tag, (times, last) in tags.items()}
    summary = Summary(info.from_record(document), total, modified, uses, frozenset(links))
    return Signature(*signature), summary
