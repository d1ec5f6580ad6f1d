from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import locations, settings
from reader.errors import PizhuError
from reader.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def write(text: str) -> Path:
    path = locations.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_are_used() -> None:
    assert settings.load() == Settings()
    assert settings.load().problems == ()


def test_a_file_changes_what_it_names() -> None:
    write('language = "zh-Hant"\nmeasure = 32\n[keys]\nnext-hit = "n"\ntags = ["t", "ctrl+t"]\n')
    loaded = settings.load()
    assert loaded.language == "zh-Hant"
    assert loaded.measure == 32
    assert loaded.theme == Settings().theme
    assert loaded.keys == {"next-hit": ("n",), "tags": ("t", "ctrl+t")}
    assert loaded.problems == ()


def test_a_byte_order_mark_does_no_harm() -> None:
    write('\ufefftheme = "night"\n')
    assert settings.load().theme == "night"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("measure = 4", "“measure” must be a whole number from 10 to 100, not 4"),
        ("measure = true", "“measure” must be a whole number"),
        ('measure = "wide"', "“measure” must be a whole number"),
        (
            'theme = "nope"',
            "“theme” cannot be nope; choose one of paper, night, sepia, contrast, terminal",
        ),
        ('script = "klingon"', "“script” cannot be klingon; choose one of original, simplified"),
        ("theme = 3", "“theme” must be text in quotes, not 3"),
        ('language = "fr"', "“language” cannot be fr"),
        ("keys = 3", "“keys” must be a table"),
        ("colour = 1", "there is no setting “colour”"),
    ],
)
def test_a_bad_value_falls_back_and_is_told(line: str, told: str) -> None:
    write(f"{line}\ntree_width = 40\n")
    loaded = settings.load()
    assert loaded._replace(problems=()) == Settings(tree_width=40)
    (problem,) = loaded.problems
    assert told in str(problem)
    assert "\n" not in str(problem)


@pytest.mark.parametrize("wrong", ["3", '""', '[""]', '["x", 4]', "{a = 1}"])
def test_of_the_keys_only_a_wrong_entry_falls_away_and_is_told(wrong: str) -> None:
    write(f'[keys]\nquit = "Z Z"\ntags = {wrong}\nundo = 7\nnote = ["w"]\n')
    loaded = settings.load()
    own = {"quit": ("Z Z",), "note": ("w",)}
    assert loaded._replace(problems=()) == Settings(
        keys={**own, "tags": settings.USUAL_KEYS, "undo": settings.USUAL_KEYS}
    )
    told = [str(problem) for problem in loaded.problems]
    assert ["“tags”" in text for text in told] == [True, False]
    assert ["“undo”" in text for text in told] == [False, True]


@pytest.mark.parametrize("text", ["theme = ", "[keys", "a = 1\na = 2"])
def test_a_broken_file_falls_back_whole(text: str) -> None:
    path = write(text)
    loaded = settings.load()
    assert loaded._replace(problems=()) == Settings()
    (problem,) = loaded.problems
    assert str(path) in str(problem)


def test_a_file_in_another_encoding_falls_back_whole() -> None:
    path = write("")
    path.write_bytes(b'theme = "\xd6\xbd\xff"')
    assert len(settings.load().problems) == 1


def test_a_folder_in_place_of_the_file_falls_back() -> None:
    locations.settings_file().mkdir(parents=True)
    (problem,) = settings.load().problems
    assert "cannot be read" in str(problem)


def test_an_update_makes_the_file() -> None:
    with settings.update() as values:
        values["theme"] = "night"
    assert settings.load().theme == "night"


def test_an_update_keeps_comments_and_order() -> None:
    path = write('# mine\nmeasure = 32  # narrow\n\ntheme = "paper"\n')
    with settings.update() as values:
        values["theme"] = "night"
    expected = '# mine\nmeasure = 32  # narrow\n\ntheme = "night"\n'
    assert path.read_text(encoding="utf-8") == expected


def test_an_update_with_a_bad_value_saves_nothing() -> None:
    path = write("measure = 32\n")
    with pytest.raises(PizhuError), settings.update() as values:
        values["measure"] = 1000
    assert path.read_text(encoding="utf-8") == "measure = 32\n"


def test_an_update_never_overwrites_a_file_it_cannot_read() -> None:
    path = write("measure = \n")
    with pytest.raises(PizhuError), settings.update() as values:
        values["measure"] = 30
    assert path.read_text(encoding="utf-8") == "measure = \n"


def test_an_update_follows_a_link(tmp_path: Path) -> None:
    dotfile = tmp_path / "dotfiles.toml"
    dotfile.write_text("measure = 32\n", encoding="utf-8")
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().symlink_to(dotfile)
    with settings.update() as values:
        values["measure"] = 30
    assert locations.settings_file().is_symlink()
    assert dotfile.read_text(encoding="utf-8") == "measure = 30\n"


def test_an_update_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    locations.config_folder().parent.mkdir(parents=True)
    locations.config_folder().write_text("a file where the folder should be")
    with pytest.raises(PizhuError, match="cannot be"), settings.update() as values:
        values["measure"] = 30
    assert list(tmp_path.rglob(".settings*")) == []
