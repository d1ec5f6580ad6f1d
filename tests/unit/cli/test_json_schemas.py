"""What ``--json`` prints is what the schemas in ``docs/schemas`` say: no field more, none less."""

from __future__ import annotations

import json
import shutil
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from annotations.model import KINDS, SCOPES, VISIBILITIES
from annotations.placement import ANCHORED, MOVED, ORPHAN, UNCERTAIN
from reader import i18n, locations
from reader.cli.main import COMMANDS
from reader.cli.parser import Parser, module_of
from reader.comparison.alignment import Kind
from reader.comparison.changes import Nature
from reader.comparison.seams import Fault
from reader.documents.corrections import Action, editing
from reader.documents.model import ParagraphKind, SectionKind
from reader.documents.opening import open_document
from reader.library.alike import Likeness
from reader.library.annotating.sharing import Met
from reader.library.corrections import Corrections
from reader.library.genres import Genre
from reader.text.quantities import Bound
from tests.books import epub
from tests.office import pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.cli.conftest import Result

    Pizhu = Callable[..., Result]
    Schema = dict[str, Any]

FOLDER = Path(__file__).parents[3] / "docs" / "schemas"
SCHEMAS: dict[str, Schema] = {
    file.stem: json.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.json")
}


_FINDINGS = Path(i18n.__file__).parent / "catalogues" / "findings.toml"

# The command lines that print what a schema describes, all its fields among them.
PRINTED = {
    "annotations": (
        "annotations --json",
        "annotations --trash --json",
        "export plan --format jsonl",
    ),
    "collocates": ("collocates 经济 plan --json",),
    "compare": ("compare a.json b.json --json",),
    "compare-differences": ("compare a.json b.json --differences --json",),
    "config": ("config --json",),
    "corrections": ("corrections report --json",),
    "diff": ("diff plan newspaper --json", "diff report torn --all --json"),
    "export": ("export plan --format json", "export report\udce9 --format json"),
    "figures": ("figures 增长 plan report --json",),
    "info": ("info plan --json", "info newspaper --json", "info book.epub --json"),
    "library-alike": ("library alike --json",),
    "library-counts": tuple(
        f"library search 渡口 --by {group} --json" for group in ("year", "issuer", "place", "kind")
    ),
    "library-documents": ("library search 渡口 --by document --json",),
    "library-list": ("library list --json",),
    "library-search": ("library search 渡口 --json", "library search kind:plan --json"),
    "library-status": ("library status --json",),
    "library-sync": ("library sync --json",),
    "outline": ("outline plan --json", "outline statute --json --depth 节"),
    "search": ("search 经济 plan --kwic --json", "search 记录在册 cut --json"),
    "search-count": ("search 经济 plan report --count --json",),
    "tags": ("tags --json",),
    "tags-changes": (
        "tags apply 核对 增长 plan report --dry-run --json",
        "tags rename 经济 产业 --dry-run --json",
    ),
    "terms": (
        "terms plan --json",
        "terms plan --against report --json",
        "terms plan --since newspaper --json",
    ),
    "text": ("text plan --json", "text book.epub --json", "text page.pdf --json"),
}

# The values that the code knows, by schema and path.
VALUES: dict[tuple[str, str], tuple[object, ...]] = {
    ("annotations", "kind"): KINDS,
    ("annotations", "scope"): SCOPES,
    ("annotations", "status"): (ANCHORED, MOVED, UNCERTAIN, ORPHAN),
    ("annotations", "visibility"): VISIBILITIES,
    ("compare-differences", "coder"): (0, 1),
    ("config", "ambiguous_width"): ("narrow", "wide"),
    ("config", "language"): ("", *i18n.LANGUAGES),
    ("config", "visibility"): VISIBILITIES,
    ("corrections", "action"): tuple(Action),
    ("corrections", "status"): (ANCHORED, MOVED, UNCERTAIN, ORPHAN),
    ("diff", "changes[].nature"): tuple(Nature),
    ("diff", "document"): ("old", "new"),
    ("diff", "kind"): tuple(Kind),
    ("diff", "repair"): tuple(Fault),
    ("export", "annotations[].kind"): KINDS,
    ("export", "annotations[].scope"): SCOPES,
    ("export", "annotations[].visibility"): VISIBILITIES,
    ("figures", "quantity.bound"): tuple(Bound),
    ("info", "findings[].kind"): tuple(tomllib.loads(_FINDINGS.read_text("utf-8"))),
    ("info", "script"): ("simplified", "traditional", "none"),
    ("library-alike", "likeness"): tuple(Likeness),
    ("library-counts", "kind"): tuple(Genre),
    ("library-list", "genre"): tuple(Genre),
    ("library-list", "language"): ("zh", "ja", "ko", "und"),
    ("library-list", "script"): ("simplified", "traditional", "none"),
    ("outline", "sections[].kind"): tuple(SectionKind),
    ("terms", "status"): ("new", "gone"),
    ("text", "kind"): tuple(ParagraphKind),
}
_NAMES = {
    "plan": "wujin-plan",
    "newspaper": "wujin-newspaper",
    "report": "hezhou-report",
    "statute": "tide-code",
}
_CUT = "关于水井的通知\n\n各村要把老井的水位与水质逐月记录在\n\n册，遇有异常及时上报。\n"


@pytest.fixture
def desk(tmp_path: Path, pizhu: Pizhu, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, with annotations, tags, corrections, exports and a library."""
    monkeypatch.chdir(tmp_path)
    for name, sample in _NAMES.items():
        shutil.copy(locations.samples_folder() / f"{sample}.txt", tmp_path / name)
    shutil.copy("report", "report\udce9")
    Path("cut").write_text(_CUT, encoding="utf-8")
    whole = Path("report").read_text("utf-8").splitlines()
    longest = max(whole, key=len)
    torn = (line[: len(line) // 2] if line is longest else line for line in whole)
    Path("torn").write_text("\n".join(torn), encoding="utf-8")
    Path("book.epub").write_bytes(epub({"a.xhtml": "<h1>第一章 雾</h1><p>子夜起雾，停航。</p>"}))
    Path("page.pdf").write_bytes(pdf([(60, 700, 12, "一、渡口")]))
    Path("shelf").mkdir()
    for name in _NAMES:
        shutil.copy(name, f"shelf/{name}.txt")
    Path("shelf/earlier.txt").write_bytes(b"".join(Path("plan").read_bytes().splitlines(True)[:-9]))
    Path("shelf/empty.txt").touch()
    _annotate(pizhu)
    document = open_document(Path("report"))
    change = editing.set_level(document, 4, 2)
    assert change is not None
    Corrections(document).change(change)
    pizhu("library", "add", "shelf")
    monkeypatch.setattr("reader.library.annotating.sharing.team_notes", lambda: None)
    monkeypatch.setattr("reader.library.annotating.sharing.meet_on_all", lambda *_: Met(3, 2, 1, 0))
    return tmp_path


def _annotate(pizhu: Pizhu) -> None:
    entry = ("--colour", "blue", "--description", "产业", "--memo", "另查", "--shortcut", "1")
    pizhu("tags", "define", "经济", *entry)
    pizhu("annotate", "plan", "--paragraph", 8, "--span", "0:6", "--tag", "经济", "--note", "核对")
    pizhu("annotate", "plan", "--paragraph", 9, "--span", "2:3", "--last", 10, "--colour", "green")
    pizhu("export", "plan", "-o", "a.json")
    pizhu("annotate", "plan", "--paragraph", 12, "--tag", "经济")
    pizhu("export", "plan", "-o", "b.json")
    pizhu("annotate", "report\udce9", "--paragraph", 2, "--tag", "经济")
    from reader.library.notebooks import open_notebook

    notebook = open_notebook(open_document(Path("plan")))
    notebook.delete(notebook.all()[-1].id)


def objects(result: Result) -> list[dict[str, Any]]:
    """Return what was printed: one object over several lines, or one a line."""
    assert result.code in {0, 1}, result.err
    decoder, at, read = json.JSONDecoder(), 0, []
    while at < len(result.out):
        value, end = decoder.raw_decode(result.out, at)
        read.append(value)
        at = end + 1
    return read


@pytest.mark.usefixtures("desk")
def test_what_is_printed_is_what_is_described(pizhu: Pizhu) -> None:
    for name, schema in SCHEMAS.items():
        validator = Draft202012Validator(schema)
        seen: set[str] = set()
        for command in PRINTED[name]:
            printed = objects(pizhu(*command.split()))
            assert printed, command
            for value in printed:
                assert [e.message for e in validator.iter_errors(value)] == [], command
                seen |= set(found(value))
        assert {path for path, _ in described(schema)} - seen == set(), f"{name}: never printed"


def test_each_command_that_prints_json_has_a_schema() -> None:
    assert PRINTED.keys() == SCHEMAS.keys()
    printing = {command for command in COMMANDS if "--json" in options(command)}
    assert {name.partition("-")[0] for name in SCHEMAS} == printing | {"export"}


def options(command: str) -> list[str]:
    parser = Parser(command)
    import_module(module_of(command)).add_arguments(parser)
    return [name for action in parser._actions for name in action.option_strings]


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_the_schemas_are_sound_and_say_everything(schema: Schema) -> None:
    Draft202012Validator.check_schema(schema)
    for example in schema.get("examples", ()):
        Draft202012Validator(schema).validate(example)
    assert all(field["description"] for _, field in described(schema))


def test_the_values_of_fields_are_those_that_the_code_knows() -> None:
    told = {
        (name, path): tuple(field.get("enum") or field["examples"])
        for name, schema in SCHEMAS.items()
        for path, field in described(schema)
        if "enum" in field or "examples" in field
    }
    assert told == VALUES


def described(schema: Schema) -> list[tuple[str, Schema]]:
    """Return the fields of a schema by their paths; a section inside a section counts as one."""
    definitions = schema.get("$defs", {})

    def fields(part: Schema, before: str, around: tuple[str, ...]) -> Iterator[tuple[str, Schema]]:
        if "$ref" in part:
            name = part["$ref"].rpartition("/")[2]
            if name not in around:
                yield from fields(definitions[name], before, (*around, name))
        for choice in (*part.get("oneOf", ()), *part.get("anyOf", ())):
            yield from fields(choice, before, around)
        if "items" in part:
            yield from fields(part["items"], f"{before}[]", around)
        for name, field in part.get("properties", {}).items():
            path = f"{before}.{name}".lstrip(".")
            yield path, field
            yield from fields(field, path, around)

    return list(fields(schema, "", ()))


def found(value: object, before: str = "") -> Iterator[str]:
    """Yield the paths of the fields in a value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            path = f"{before}.{name}".lstrip(".")
            yield path
            yield from found(inner, path)
    elif isinstance(value, list):
        for inner in value:
            yield from found(inner, f"{before}[]")
