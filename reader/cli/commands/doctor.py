"""``pizhu doctor``: what is installed and whether all is well, to read or to send with a report."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from itertools import chain
from pathlib import Path

from reader import __version__, added, i18n, locations, settings
from reader.cli import console
from reader.cli.installed import MISSING, PACKAGES, version_of
from reader.cli.terminal_width import cells_of_marks
from reader.documents.formats.added import added_reader
from reader.errors import PizhuError, UsageError
from reader.i18n import tr
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from annotations import Store
    from reader.cli.interface import Interface
    from reader.cli.parser import Parser

_ADDED = {added.FORMATS: ".{}", added.EXPORTERS: "{}", added.ENGINES: "{}://"}
_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "PIZHU_HOME")


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.option("--repair", action="store_true", help="notes.option-repair")
    parser.option("--yes", action="store_true", help="notes.option-yes")


def run(options: Namespace) -> int:
    """Print the facts, then what is wrong; fail if anything is, or is still after repairs."""
    for name, value in _facts():
        told = _without_home(str(value))
        console.out(tr("cli.fact", name=tr(f"cli.doctor-{name}"), value=told))
    problems = list(_problems(options.interface))
    for problem in problems:
        console.out(f"✗ {_without_home(str(problem))}")
    left = _care_for_data(options)
    if not problems and not left:
        console.out(f"✓ {tr('cli.doctor-well')}")
    return int(bool(problems or left))


def _without_home(text: str) -> str:
    """Return a text for strangers: without the name of the user's own folder."""
    home = str(Path.home())
    return text.replace(home + os.sep, f"~{os.sep}") if len(home) > 1 else text


def _care_for_data(options: Namespace) -> int:
    """Print what is wrong with annotations and library, repair what may be; return what is left."""
    from annotations.health import examine
    from reader.library.annotating.orphans import lost
    from reader.library.health import of_library, of_team

    stores = chain.from_iterable(map(examine, _stores()))
    findings = [*stores, *lost(), *of_library(), *of_team()]
    left = 0
    for finding in findings:
        console.out(f"✗ {_without_home(tr(finding.key, **finding.values))}")
        left += not (finding.repair and _may(options) and _repaired(finding.repair))
    if any(finding.repair for finding in findings) and not options.repair:
        console.out(tr("notes.repairable"))
    return left


def _may(options: Namespace) -> bool:
    """Ask whether to repair something, unless the answer was given with the command."""
    if not options.repair or options.yes:
        return bool(options.repair)
    if not sys.stdin.isatty():
        raise UsageError("notes.repair-asks")
    console.note(tr("notes.repair-this"))
    console.before_input()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是", "好"}


def _repaired(repair: Callable[[], object]) -> bool:
    from annotations.errors import AnnotationError

    try:
        repair()
    except (AnnotationError, OSError) as error:
        values = error.values if isinstance(error, AnnotationError) else {}
        key = error.key if isinstance(error, AnnotationError) else "cli.system"
        console.report(PizhuError(key, **(values or {"reason": error})))
        return False
    console.out(f"✓ {tr('notes.repaired')}")
    return True


def _facts() -> Iterator[tuple[str, object]]:
    yield "version", __version__
    yield "python", f"{platform.python_version()} ({platform.platform(terse=True)})"
    yield "packages", ", ".join(f"{name} {version_of(name)}" for name in PACKAGES)
    for group, form in _ADDED.items():
        found = (f"{form.format(one.name)} ({one.package})" for one in added.added(group))
        yield group.rpartition(".")[2], ", ".join(found) or "–"
    yield "terminal", _terminal()
    yield (
        "environment",
        " ".join(f"{name}={os.environ[name]}" for name in _VARIABLES if name in os.environ),
    )
    yield "language", i18n.language()
    yield "engine", settings.load().engine
    yield "settings", locations.settings_file()
    yield "annotations", locations.annotations_folder()
    yield "corrections", locations.corrections_folder()
    yield "places", locations.places_file()
    yield "log", locations.log_file()


def _terminal() -> str:
    size = shutil.get_terminal_size()
    kind = "" if sys.stdout.isatty() else f", {tr('cli.doctor-no-terminal')}"
    cells = cells_of_marks()
    marks = "" if cells is None else f", {tr('cli.doctor-marks', cells=cells)}"
    return f"{size.columns}×{size.lines}, {sys.stdout.encoding}{kind}{marks}"


def _problems(interface: Interface) -> Iterator[object]:
    loaded = settings.load()
    yield from loaded.problems
    yield from interface.wrong_keys(loaded.keys)
    yield from interface.wrong_themes()
    yield from _missing_packages()
    yield from _other_width()
    yield from _broken_additions()
    for name, folder in (
        ("styles", locations.styles_folder()),
        ("samples", locations.samples_folder()),
    ):
        if not folder.is_dir():
            yield tr("cli.doctor-missing-folder", name=name, path=folder)
    for folder in (locations.data_folder(), locations.state_folder()):
        if not _writable(folder):
            yield tr("cli.doctor-unwritable", path=folder)
    yield from _store_problems()


def _missing_packages() -> Iterator[str]:
    for name in PACKAGES:
        if version_of(name) == MISSING:
            yield tr("cli.doctor-missing-package", name=name)


def _other_width() -> Iterator[str]:
    """Tell if the terminal draws marks otherwise than the setting says."""
    cells = cells_of_marks()
    wanted = {1: "narrow", 2: "wide"}.get(cells or 0)
    if wanted and wanted != settings.load().ambiguous_width:
        yield tr("cli.doctor-other-width", cells=cells, wanted=wanted)


def _broken_additions() -> Iterator[PizhuError]:
    from reader.library.added_engines import opener_of
    from reader.library.annotating.added_exporters import added_exporter

    loads = {added.FORMATS: added_reader, added.EXPORTERS: added_exporter, added.ENGINES: opener_of}
    for group, load in loads.items():
        for one in added.added(group):
            try:
                load(one.name)
            except PizhuError as error:
                yield error


def _writable(folder: Path) -> bool:
    """Tell whether a folder, or the nearest one above it that exists, can be written."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _stores() -> tuple[Store, ...]:
    """Return the annotations and the corrections, which are stored alike."""
    from annotations import Store
    from reader.library.corrections import open_corrections

    annotations = Store(locations.annotations_folder(), summaries=locations.summaries_file())
    return annotations, open_corrections()


def _store_problems() -> Iterator[object]:
    """Return what is told once: files that were found damaged just now."""
    from reader.library.notebooks import recovery_message

    for notebook in chain.from_iterable(store.notebooks(lambda _: None) for store in _stores()):
        if message := recovery_message(notebook):
            yield message
