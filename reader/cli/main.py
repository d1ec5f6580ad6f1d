"""The entry of the command line: which command runs, and how every way of failing ends."""

from __future__ import annotations

import os
import sys

from reader.cli import console, leading
from reader.errors import PizhuError

TYPE_CHECKING = False  # importing `typing` for it would cost a fifth of Python's own start
if TYPE_CHECKING:
    from reader.cli.interface import Interface

# In the order of the help. A command lives in the module of its name in `reader.cli.commands`.
COMMANDS = (
    "read",
    "serve",
    "info",
    "outline",
    "text",
    "convert",
    "search",
    "library",
    "annotate",
    "annotations",
    "tags",
    "corrections",
    "export",
    "import",
    "compare",
    "diff",
    "figures",
    "terms",
    "collocates",
    "config",
    "keys",
    "doctor",
    "completion",
)
LASTING = frozenset(("read", "serve"))
"""The commands that stay on the screen; they tell by themselves what they wait for."""
_INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main(arguments: list[str], interface: Interface) -> int:
    """Run the command that ``arguments`` names and return its exit code.

    Nothing is raised: every failure becomes one line on standard error, and the details of an
    unexpected one go to the log.
    """
    try:
        console.prepare()
        if len(arguments) == 1:  # maybe a document
            with interface.early_page(arguments[0]):
                code = _dispatch(arguments, interface)
        else:
            code = _dispatch(arguments, interface)
        sys.stdout.flush()
    except PizhuError as error:
        console.report(error)
        return error.exit_code
    except BrokenPipeError:  # whoever reads our output has had enough
        console.abandon_output()
        return 0
    except KeyboardInterrupt:
        console.abandon_output()
        return _INTERRUPTED
    except OSError as error:
        console.abandon_output()
        console.report(PizhuError("cli.system", reason=error.strerror or error))
        return 1
    except Exception as error:  # noqa: BLE001  (the last resort: a user never sees a traceback)
        from reader.cli.crash import record

        console.report(record(error))
        return 1
    return code


def _dispatch(arguments: list[str], interface: Interface) -> int:
    arguments = leading.choose_language(arguments)
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what may stand at its cursor
        from reader.cli.completion import complete

        complete(COMMANDS)
    encoding, arguments = leading.split_encoding(arguments)
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help"}:
        from reader.cli.overview import overview

        console.out(overview(COMMANDS))
        return 0
    if first in {"-V", "--version"}:
        from reader.cli.installed import installed

        console.out("\n".join(installed()))
        return 0
    if first in COMMANDS:
        return _run(first, [*encoding, *arguments[1:]], interface)
    leading.refuse_typo(first, COMMANDS)
    return _run("read", [*encoding, *arguments], interface)


def _run(name: str, arguments: list[str], interface: Interface) -> int:
    from reader import locations
    from reader.text.ambiguous import let_decide
    from reader.text.script_cache import use_cache

    use_cache(locations.cache_folder())
    let_decide(_draws_wide)
    if name not in LASTING:
        console.begin_waiting()
    try:
        code = _run_quickly(name, arguments, interface)
        _keep_analysis()
    finally:
        console.end_waiting()
    return code


def _run_quickly(name: str, arguments: list[str], interface: Interface) -> int:
    if name == "read" and len(arguments) == 1 and not arguments[0].startswith("-"):
        from reader.cli.commands.read import read_plainly

        return read_plainly(arguments[0], interface)
    return _run_parsed(name, arguments, interface)


def _run_parsed(name: str, arguments: list[str], interface: Interface) -> int:
    from importlib import import_module

    from reader.cli.parser import Parser, module_of

    command = import_module(module_of(name))
    parser = Parser(name)
    command.add_arguments(parser)
    if leading.asks_for_help(arguments):
        console.out(parser.format_help().rstrip())
        return 0
    options = parser.parse(arguments)
    options.interface = interface
    code: int = command.run(options)
    return code


def _draws_wide() -> bool:
    """Return whether the user's terminal gives two cells to marks such as “ and …."""
    from reader import settings

    return settings.load().wide_marks


def _keep_analysis() -> None:
    """Keep what a command analysed and compiled, once its output is out."""
    for name in ("reader.library.analyses", "reader.text.pattern_cache"):
        if module := sys.modules.get(name):
            sys.stdout.flush()
            module.keep()
