"""``pizhu corrections``: what was corrected in the structure of a document, and taking it back."""

from __future__ import annotations

from reader.cli import console
from reader.cli.sources import add_file, open_source
from reader.cli.store import tell_recovery
from reader.documents.corrections import Action
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.documents.model import Document
    from reader.library.corrections import Corrections, Kept

_LONGEST = 40  # code points of a quote in the list for people


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    parser.option(
        "--remove", metavar="ID", action="append", default=[], help="corrections.option-remove"
    )
    parser.option("--clear", action="store_true", help="corrections.option-clear")
    parser.option("--undo", action="store_true", help="corrections.option-undo")
    parser.option("--json", action="store_true", help="cli.option-json-lines")


def run(options: Namespace) -> int:
    """Print the corrections, after a change that is asked for."""
    document = open_source(options.file, options.encoding, uncorrected=True)
    with store_errors():
        from reader.library.corrections import Corrections

        corrections = Corrections(document)
        tell_recovery(corrections.book)
        if options.remove or options.clear or options.undo:
            _change(corrections, options)
        for kept in corrections.kept():
            if options.json:
                console.out_json(_as_json(kept, document))
            else:
                console.out(_line(kept))
    return 0


def _change(corrections: Corrections, options: Namespace) -> None:
    from reader.library.annotating.carrying import carry

    before = corrections.apply()
    if options.undo:
        operation = corrections.book.undo()
        if operation is None:
            raise PizhuError("cli.nothing-to-undo")
    else:
        known = [kept.id for kept in corrections.kept()]
        wanted = known if options.clear else list(dict.fromkeys(options.remove))
        unknown = next((name for name in wanted if name not in known), None)
        if unknown is not None:
            raise PizhuError("corrections.unknown", id=unknown)
        if not wanted:
            return
        operation = corrections.remove(wanted)
    carry(before, corrections.apply(), f"correct:{operation.number}")


def _as_json(kept: Kept, document: Document) -> dict[str, object]:
    annotation, spot = kept.placement.annotation, kept.placement.spot
    is_heading = annotation.kind == Action.HEADING
    return {
        "id": kept.id,
        "document": document.id,
        "action": annotation.kind,
        "level": annotation.extra.get("level") if is_heading else None,
        "paragraph": spot.paragraph,
        "offset": 0 if annotation.start is None else spot.start or 0,
        "words": annotation.quote.exact,
        "created": annotation.created,
        "status": kept.placement.status,
        "idle": kept.idle,
    }


def _line(kept: Kept) -> str:
    annotation = kept.placement.annotation
    words = " ".join(annotation.quote.exact.split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    number = kept.placement.spot.paragraph + 1
    parts = [described(annotation.kind, annotation.extra.get("level")), words]
    if kept.idle:
        parts.append(tr("corrections.idle"))
    return f"{kept.id} ¶{number} {' · '.join(parts)}"


def described(action: str, level: object) -> str:
    """Return what a correction does, in words; the name of one that is not known as it is."""
    if action not in set(Action):
        return action
    return tr(f"corrections.does_{action}", level=level)
