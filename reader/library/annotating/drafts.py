"""Notes that were begun and not saved, on the disk, so that no end of the program loses them."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from annotations.storage import files
from reader import locations
from reader.errors import PizhuError
from reader.text.digest import blake2b

if TYPE_CHECKING:
    from pathlib import Path

_NAME_BYTES = 8


class Draft(NamedTuple):
    """A note that was begun.

    Attributes:
        document: the document's id.
        annotation: the id of the annotation that is being changed, empty for a new one.
        place: what tells what a new one is about, as plain numbers and words.
        text: the note so far.
    """

    document: str
    annotation: str
    place: tuple[int | str | None, ...]
    text: str


class Drafts:
    """The drafts in a folder, a file for each."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep drafts in ``folder``, the user's own by default; nothing is read yet."""
        self._folder = folder or locations.drafts_folder()

    def of(self, document: str) -> list[Draft]:
        """Return the drafts of a document; files that cannot be read are passed over."""
        found = (_read(file) for file in sorted(self._folder.glob(f"{document}-*.json")))
        return [draft for draft in found if draft is not None and draft.document == document]

    def keep(self, draft: Draft) -> None:
        """Keep a draft in place of an earlier one about the same.

        Raises:
            PizhuError: the disk refuses; the earlier one is still there.
        """
        file = self._file(draft)
        try:
            files.make_folder(self._folder)
            files.replace(file, json.dumps(draft._asdict()).encode())
        except OSError as error:
            raise PizhuError("library.draft-lost", path=file, reason=error.strerror) from error

    def drop(self, draft: Draft) -> None:
        """Forget what is kept about the same as ``draft``."""
        with suppress(OSError):
            self._file(draft).unlink()

    def _file(self, draft: Draft) -> Path:
        about = json.dumps([draft.annotation, draft.annotation or draft.place])
        digest = blake2b(about.encode(), digest_size=_NAME_BYTES).hexdigest()
        return self._folder / f"{draft.document}-{digest}.json"


def _read(file: Path) -> Draft | None:
    try:
        record = json.loads(file.read_bytes())
        draft = Draft(
            record["document"], record["annotation"], tuple(record["place"]), record["text"]
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None
    whole = all(isinstance(part, str) for part in (draft.document, draft.annotation, draft.text))
    plain = all(isinstance(part, int | str | None) for part in draft.place)
    return draft if whole and plain else None
