"""Where Pizhu keeps what: settings, data, state, cache, and the files that come with it.

``PIZHU_HOME=<folder>`` puts everything of the user's under one folder. Nothing here creates a
folder; whoever writes does.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # importing `typing` for it would cost a fifth of Python's own start
if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS = "settings.toml"
_CORRECTIONS = "corrections"
_ENCODINGS = "encodings.json"
_LOOKS = "looks.json"
_XDG_DEFAULTS = {
    "config": ".config",
    "data": ".local/share",
    "state": ".local/state",
    "cache": ".cache",
}


def config_folder() -> Path:
    """Return the folder of what the user decides."""
    return _folder("config")


def data_folder() -> Path:
    """Return the folder of what must never be lost."""
    return _folder("data")


def state_folder() -> Path:
    """Return the folder of what is pleasant to have back: places, recent documents, logs."""
    return _folder("state")


def cache_folder() -> Path:
    """Return the folder of what can be made again at any time."""
    return _folder("cache")


def settings_file() -> Path:
    """Return the settings file, whether or not there is one."""
    return config_folder() / _SETTINGS


def templates_folder() -> Path:
    """Return the folder of the user's templates for exports."""
    return config_folder() / "templates"


def themes_folder() -> Path:
    """Return the folder of the user's own colour themes."""
    return config_folder() / "themes"


def annotations_folder() -> Path:
    """Return the folder of the annotation store."""
    return data_folder() / "annotations"


def shared_folder() -> Path:
    """Return the folder of what is known of the annotations that a team shares."""
    return data_folder() / "shared"


def drafts_folder() -> Path:
    """Return the folder of the notes that were begun and not saved."""
    return data_folder() / "drafts"


def corrections_folder() -> Path:
    """Return the folder of what readers corrected in the structure of documents."""
    return data_folder() / _CORRECTIONS


def catalogue_file() -> Path:
    """Return the file of the documents that were added to the library."""
    return data_folder() / "library" / "catalogue.db"


def index_file() -> Path:
    """Return the file in which the embedded engine keeps the texts of the library."""
    return cache_folder() / "library" / "index.db"


def summaries_file() -> Path:
    """Return the file of what lists tell of all annotations."""
    return cache_folder() / "annotations.json"


def places_file() -> Path:
    """Return the file of recent documents and the places where they were left."""
    return state_folder() / "places.json"


def searches_file() -> Path:
    """Return the file of what was searched for lately."""
    return state_folder() / "searches.json"


def encodings_file() -> Path:
    """Return the file of the encodings that the user chose for files."""
    return state_folder() / _ENCODINGS


def looks_file() -> Path:
    """Return the file of how text looked on the terminal the last time."""
    return cache_folder() / _LOOKS


def log_file() -> Path:
    """Return the file that gets the details of unexpected errors."""
    return state_folder() / "pizhu.log"


def styles_folder() -> Path:
    """Return the folder of the style sheets."""
    return _shipped("styles")


def samples_folder() -> Path:
    """Return the folder of the sample documents."""
    return _shipped("samples")


def has_settings() -> bool:
    """Tell whether there is a settings file; made for every start, so without `pathlib`."""
    return os.path.exists(os.path.join(_folder_name("config"), _SETTINGS))


def pages_folder() -> str:
    """Return the name of the folder of first pages; made for every start, like `has_settings`."""
    return os.path.join(_folder_name("cache"), "pages")


def decisive() -> tuple[str, ...]:
    """Return the names of what decides, beside a document, how its first page looks."""
    return (
        os.path.join(_folder_name("config"), _SETTINGS),
        os.path.join(_folder_name("state"), _ENCODINGS),
        os.path.join(_folder_name("cache"), _LOOKS),
        os.path.join(_folder_name("data"), _CORRECTIONS),
    )


def _folder(kind: str) -> Path:
    from pathlib import Path

    return Path(_folder_name(kind))


def _folder_name(kind: str) -> str:
    if home := os.environ.get("PIZHU_HOME"):
        return os.path.join(os.path.abspath(os.path.expanduser(home)), kind)
    if sys.platform in {"darwin", "win32"}:
        import platformdirs  # costs a third of Python's own start; elsewhere three lines do

        return str(getattr(platformdirs, f"user_{kind}_dir")("pizhu", appauthor=False))
    base = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if not base.startswith("/"):  # the XDG specification tells to ignore relative paths
        base = os.path.expanduser(f"~/{_XDG_DEFAULTS[kind]}")
    return os.path.join(base, "pizhu")


def _shipped(name: str) -> Path:
    """Find a folder that lies inside the package in a wheel and beside it in a checkout."""
    from pathlib import Path

    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
