"""``pizhu tags``: the tags in use, their entries in the codebook, and changes to all of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict

from annotations.palette import COLOURS
from reader.cli import console
from reader.cli.parser import OneOf
from reader.cli.sources import Sources, add_encoding
from reader.cli.store import notebook_of, tell_recovery
from reader.errors import PizhuError, UsageError
from reader.i18n import tr
from reader.library.notebooks import open_store
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from annotations import Notebook, Store
    from annotations.bulk import Change, Plan
    from reader.cli.parser import Parser

# Each with the least and the greatest number of words behind it.
_ACTIONS = {
    "list": (0, 0),
    "define": (1, 1),
    "rename": (2, 2),
    "merge": (2, 999),
    "split": (2, 2),
    "delete": (1, 1),
    "apply": (3, 9999),
    "undo": (0, 0),
}
_LONGEST = 40  # code points of a quote in the list for people
_FIELDS = ("colour", "description", "memo", "shortcut")


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    action = OneOf("ACTION", lambda: _ACTIONS)
    parser.given("ACTION", nargs="?", type=action, default="list", help="notes.argument-tags")
    parser.given("WORD", nargs="*", help="notes.argument-tags-words")
    colour = OneOf("--colour", lambda: COLOURS)
    parser.option("--colour", "--color", metavar="COLOUR", type=colour, help="cli.option-colour")
    parser.option("--description", metavar="TEXT", help="notes.option-description")
    parser.option("--memo", metavar="TEXT", help="notes.option-memo")
    digit = OneOf("--shortcut", lambda: "0123456789")
    parser.option("--shortcut", metavar="DIGIT", type=digit, help="notes.option-shortcut")
    parser.option("--matching", metavar="TEXT", help="notes.option-matching")
    parser.option(
        "--document", metavar="FILE", action="append", default=[], help="notes.option-documents"
    )
    parser.option("--dry-run", action="store_true", help="notes.option-dry-run")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """List the tags, or change them."""
    least, most = _ACTIONS[options.action]
    if not least <= len(options.word) <= most:
        raise UsageError("notes.tags-words", action=options.action)
    with store_errors(), _names_are_given():
        store = open_store()
        if options.action == "list":
            _list(store, as_json=options.json)
        elif options.action == "define":
            _define(store, options)
        elif options.action == "undo":
            _undo(store)
        elif options.action == "apply":
            return _apply(store, options)
        else:
            return _change(store, options)
    return 0


@contextmanager
def _names_are_given() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise UsageError("notes.empty-tag") from error


def _list(store: Store, *, as_json: bool) -> None:
    from annotations.codebook import Codebook

    counts = store.tags()
    for notebook in store.recovered():
        tell_recovery(notebook)
    codes = {code.name: code for code in Codebook(store.folder).all()}
    width = len(str(max(counts.values(), default=0)))
    for tag in sorted(counts.keys() | codes.keys()):
        code = codes.get(tag)
        if as_json:
            entry = {name: value for name, value in asdict(code).items() if value} if code else {}
            entry.pop("name", None)
            console.out_json({"tag": tag, "annotations": counts[tag], **entry})
        else:
            said = (f"[{code.shortcut}]" if code and code.shortcut else "", tag)
            about = code.description if code else ""
            words = " ".join(part for part in (*said, f"— {about}" if about else "") if part)
            console.out(f"{counts[tag]:>{width}}  {words}")


def _define(store: Store, options: Namespace) -> None:
    from annotations.codebook import Codebook

    fields = {name: getattr(options, name) for name in _FIELDS}
    given = {name: value for name, value in fields.items() if value is not None}
    Codebook(store.folder).define(options.word[0], **given)


def _undo(store: Store) -> None:
    from annotations import bulk

    kind = bulk.undo_last(store)
    if kind is None:
        raise PizhuError("cli.nothing-to-undo")
    console.note(tr("notes.tags-undone"))


def _apply(store: Store, options: Namespace) -> int:
    from reader.library.annotating.tagging import plan_hits
    from reader.search import compile_query

    tag, query, *paths = options.word
    sources = Sources(paths, options.encoding)
    _carry_out(store, plan_hits(store, sources, compile_query(query), [tag]), options)
    return int(sources.failed)


def _change(store: Store, options: Namespace) -> int:
    notebooks: Sequence[Notebook] | None = None
    sources = Sources(options.document, options.encoding)
    if options.document:
        notebooks = [notebook_of(document, store) for document in sources]
    _carry_out(store, _planned(store, options, notebooks), options)
    return int(sources.failed)


def _planned(store: Store, options: Namespace, notebooks: Sequence[Notebook] | None) -> Plan:
    from reader.library.annotating import tagging

    first, last = options.word[0], options.word[-1]
    if options.action == "rename":
        return tagging.plan_rename(store, first, last, notebooks)
    if options.action == "merge":
        return tagging.plan_merge(store, options.word[:-1], last, notebooks)
    if options.action == "delete":
        return tagging.plan_delete(store, first, notebooks)
    if options.matching is None:
        raise UsageError("notes.split-by-what")
    belongs = tagging.holding(options.matching)
    return tagging.plan_split(store, first, last, belongs, notebooks)


def _carry_out(store: Store, plan: Plan, options: Namespace) -> None:
    """Do what is planned, or only show it."""
    from annotations import bulk

    if options.dry_run:
        for document, changes in plan.documents.items():
            for change in changes:
                _show(document, change, as_json=options.json)
        return
    if plan.total or plan.codes:
        bulk.run(store, plan)
    console.note(tr("notes.tags-changed", n=plan.total, documents=len(plan.documents)))


def _show(document: str, change: Change, *, as_json: bool) -> None:
    annotation = change.annotation
    if as_json:
        place = {"paragraph": annotation.paragraph, "start": annotation.start}
        tags = {"before": change.before, "after": change.after}
        console.out_json({"document": document, "id": annotation.id, **place, **tags})
        return
    before, after = (" ".join(f"#{tag}" for tag in tags or ()) for tags in change[1:])
    quote = " ".join(annotation.quote.exact.split())[:_LONGEST]
    console.out(f"¶{annotation.paragraph + 1} {quote}: {before or '–'} → {after or '–'}")
