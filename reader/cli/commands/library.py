"""``pizhu library``: the documents on this machine, kept up to date and searched together."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from dataclasses import asdict
from functools import partial

from reader.cli import console
from reader.cli.forms import only_one
from reader.cli.parser import OneOf, natural
from reader.errors import PizhuError, UsageError
from reader.i18n import tr
from reader.library import chosen
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping

    from reader.cli.parser import Parser
    from reader.library.catalogue import AnyCatalogue
    from reader.library.entries import Entry
    from reader.library.indexing import Progress

_SORTS = ("relevance", "date", "place", "title", "issuer", "kind", "length", "added")
_OF_SEARCH = frozenset(_SORTS[:3])
_GROUPS = ("document", "year", "issuer", "place", "kind")
_FORMS = ("json", "markdown", "csv")
_SHOWN = 20  # documents, for people
_BAR = 20  # cells, of how far the work is


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    action = OneOf("ACTION", lambda: _ACTIONS)
    parser.given("ACTION", nargs="?", type=action, default="status", help="catalogue.argument")
    parser.given("WORD", nargs="*", help="catalogue.argument-words")
    sort = OneOf("--sort", lambda: _SORTS)
    parser.option("--sort", metavar="ORDER", type=sort, help="catalogue.option-sort")
    by = OneOf("--by", lambda: _GROUPS)
    parser.option("--by", metavar="GROUP", type=by, help="catalogue.option-by")
    number = natural("--limit", least=1)
    parser.option("--limit", metavar="N", type=number, help="catalogue.option-limit")
    parser.option("--engine", metavar="URL", help="team.option-engine")
    parser.option("--cluster", metavar="URL", help="team.option-cluster")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    parser.option("--markdown", action="store_true", help="catalogue.option-markdown")
    parser.option("--csv", action="store_true", help="catalogue.option-csv")


def run(options: Namespace) -> int:
    """Do what the action says."""
    needs_words = options.action in {"add", "remove", "search", "share", "unshare"}
    if needs_words != bool(options.word) and options.action != "list":
        raise UsageError("catalogue.words", action=options.action)
    only_one(options, _FORMS)
    chosen.use(options.engine)
    return _ACTIONS[options.action](options)


def _add(options: Namespace) -> int:
    from reader.library.catalogue import made_catalogue
    from reader.library.roots import absolute, files_of

    roots = [absolute(word) for word in options.word]
    for word, root in zip(options.word, roots, strict=True):
        if next(files_of(root), None) is None:
            if not os.path.isdir(root):  # noqa: PTH112  (`pathlib` is slow)
                raise PizhuError("documents.missing", name=word)
            raise PizhuError("cli.no-documents", path=word)
    with closing(made_catalogue()) as catalogue:
        catalogue.add_roots(roots)
        return _brought_up_to_date(catalogue, options.cluster)


def _refresh(options: Namespace) -> int:
    from reader.library.catalogue import known_catalogue

    with closing(known_catalogue()) as catalogue:
        return _brought_up_to_date(catalogue, options.cluster)


def _watch(options: Namespace) -> int:
    from reader.cli.library_watch import watch
    from reader.library.catalogue import known_catalogue

    with closing(known_catalogue()) as catalogue:
        refresh = partial(_brought_up_to_date, catalogue, options.cluster)
        watch(catalogue, refresh, partial(refresh, only_news=True))
    return 0


def _brought_up_to_date(
    catalogue: AnyCatalogue, cluster: str | None, *, only_news: bool = False
) -> int:
    from reader.library.engine.opening import open_engine
    from reader.library.indexing import refresh

    if catalogue.renewed:
        console.report(tr("catalogue.renewed"))
    with open_engine() as engine:
        try:
            outcome = refresh(catalogue, engine, _tell, cluster=cluster or "")
        finally:
            _end_line()
    for path, reason in outcome.failed:
        console.report(tr("catalogue.failed", path=path, reason=reason))
    values = {"read": outcome.read, "removed": outcome.removed, "total": len(catalogue)}
    if outcome.read or outcome.removed or not only_news:
        console.note(tr("catalogue.refreshed", **values))
    return int(bool(outcome.failed))


def _tell(progress: Progress) -> None:
    """Show how far the work is, on a terminal."""
    if not sys.stderr.isatty():
        return
    console.end_waiting()
    from shutil import get_terminal_size

    from reader.text.bars import bar
    from reader.text.columns import fit_left

    seconds = max(progress.seconds, 0.001)
    rates = {"files": progress.done / seconds, "characters": progress.length / seconds}
    told = tr("catalogue.progress", done=progress.done, total=progress.total, **rates)
    shown = fit_left(bar(progress.done, progress.total, _BAR), _BAR)
    line = fit_left(f"{shown}▏{told}", get_terminal_size().columns - 1).rstrip()
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _end_line() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _remove(options: Namespace) -> int:
    from reader.library.catalogue import known_catalogue
    from reader.library.engine.opening import open_engine
    from reader.library.indexing import drop_unknown
    from reader.library.roots import absolute, covers

    with closing(known_catalogue()) as catalogue, open_engine() as engine:
        wanted = [absolute(word) for word in options.word]
        known, roots = catalogue.signatures(), catalogue.roots()
        for word, path in zip(options.word, wanted, strict=True):
            if not any(covers(path, one) for one in (*known, *roots)):
                raise PizhuError("catalogue.unknown-path", path=word)
        gone = [one for one in known if any(covers(path, one) for path in wanted)]
        catalogue.remove(gone, [root for root in roots if any(covers(p, root) for p in wanted)])
        drop_unknown(catalogue, engine)
    console.note(tr("catalogue.removed", n=len(gone)))
    return 0


def _list(options: Namespace) -> int:
    from reader.library.annotating import marks
    from reader.library.catalogue import known_catalogue
    from reader.library.places import Places
    from reader.library.querying.columns import Columns
    from reader.library.querying.filters import part
    from reader.text.fold import fold

    request = part(" ".join(options.word))
    words = fold(request.words).split()
    with closing(known_catalogue()) as catalogue:
        columns = Columns(catalogue.entries())
    accepted = columns.accepted(request)
    shown = [columns[at] for at in accepted if all(word in columns.words[at] for word in words)]
    shown.sort(key=_LISTED[options.sort or "added"])
    percents = {place.document: place.percent for place in Places().recent()}
    noted = marks.counts()
    for entry in shown[: options.limit]:
        _print_entry(entry, percents, noted, as_json=options.json)
    return 0


def _print_entry(
    entry: Entry, percents: Mapping[str, int], noted: Mapping[str, int], *, as_json: bool
) -> None:
    card = entry.card
    read, notes = percents.get(card.identity), noted.get(card.identity, 0)
    if as_json:
        told = {"document": card.identity, **asdict(card)}
        del told["identity"]
        console.out_json({**told, "path": str(entry.path), "read": read, "annotations": notes})
        return
    facts = [card.issuer, card.date, tr(f"catalogue.genre-{card.genre}")]
    facts.append(tr("catalogue.characters", n=card.length))
    if read is not None:
        facts.append(f"{read}%")
    if notes:
        facts.append(tr("catalogue.annotations", n=notes))
    line = f"{entry.name}  {' · '.join(filter(None, facts))}  {entry.path}"
    console.out(console.clean(line))


_LISTED: dict[str, Callable[[Entry], tuple[object, ...]]] = {
    "added": lambda entry: (entry.number,),
    "title": lambda entry: (entry.name, entry.number),
    "issuer": lambda entry: (not entry.card.issuer, entry.card.issuer, entry.number),
    "date": lambda entry: (not entry.card.date, entry.card.date, entry.number),
    "kind": lambda entry: (entry.card.genre, entry.number),
    "length": lambda entry: (-entry.card.length, entry.number),
    "place": lambda entry: (str(entry.path),),
    "relevance": lambda entry: (entry.number,),
}


def _status(options: Namespace) -> int:
    from reader.library.catalogue import known_catalogue
    from reader.library.engine.opening import open_engine
    from reader.library.querying.searching import unindexed

    with closing(known_catalogue()) as catalogue, open_engine() as engine:
        entries, failures, roots = catalogue.entries(), catalogue.failures(), catalogue.roots()
        indexed = len(entries) - unindexed(entries, engine)
    length = sum(entry.card.length for entry in entries)
    counts = {"documents": len(entries), "indexed": indexed, "characters": length}
    if options.json:
        told = [{"path": str(path), "reason": reason} for path, reason in failures]
        console.out_json({"added": roots, **counts, "failed": told})
        return 0
    console.out(tr("catalogue.status", **counts))
    for root in roots:
        console.out(console.clean(f"  {root}"))
    for path, reason in failures:
        console.out(console.clean(tr("catalogue.failed", path=path, reason=reason)))
    return 0


def _search(options: Namespace) -> int:
    from reader.cli import results as printed
    from reader.library.catalogue import known_catalogue
    from reader.library.engine.opening import open_engine
    from reader.library.querying.searching import Order, search, unindexed

    if options.sort and options.sort not in _OF_SEARCH:
        listed = ", ".join(Order)
        raise UsageError("cli.not-a-choice", option="--sort", value=options.sort, choices=listed)
    with closing(known_catalogue()) as catalogue, open_engine() as engine:
        order = Order(options.sort or Order.RELEVANCE)
        entries = catalogue.entries()
        if missing := unindexed(entries, engine):
            console.report(tr("catalogue.unindexed", n=missing))
        answer = search(entries, engine, " ".join(options.word), order)
        if options.by:
            printed.show_counts(answer.results, options.by, as_json=options.json)
        else:
            form = only_one(options, _FORMS)
            limit = options.limit or (None if form else _SHOWN)
            show = getattr(printed, f"show_{form}" if form else "show")
            show(engine, answer, answer.results[:limit])
    values = {"passages": answer.passages, "documents": len(answer.results)}
    console.note(tr("catalogue.found", **values))
    return 0


def _alike(options: Namespace) -> int:
    from reader.library.alike import groups, pairs
    from reader.library.catalogue import known_catalogue
    from reader.library.engine.opening import open_engine

    with closing(known_catalogue()) as catalogue, open_engine() as engine:
        found = groups(pairs(catalogue.entries(), engine))
    for number, group in enumerate(found[: options.limit], 1):
        for pair in group:
            if options.json:
                paths = {"one": str(pair.one.path), "other": str(pair.other.path)}
                told = {"group": number, "likeness": pair.likeness, **paths, **pair.counts}
                console.out_json(told)
            else:
                names = f"{pair.one.path} – {pair.other.path}"
                likeness = tr(f"catalogue.alike-{pair.likeness}", **pair.counts)
                console.out(console.clean(f"{number}  {names}: {likeness}"))
    return 0


def _share(options: Namespace) -> int:
    from reader.cli import sharing

    act: Callable[[Namespace], int] = getattr(sharing, options.action)
    return act(options)


_ACTIONS: dict[str, Callable[[Namespace], int]] = {
    "add": _add,
    "list": _list,
    "remove": _remove,
    "refresh": _refresh,
    "watch": _watch,
    "index": _refresh,
    "status": _status,
    "search": _search,
    "alike": _alike,
    "share": _share,
    "unshare": _share,
    "sync": _share,
}
