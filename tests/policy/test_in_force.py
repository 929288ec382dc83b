"""What holds: the municipality before the desk, the desk before what is shipped, and each one's choice kept apart."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from desk_assistant import paths, settings
from desk_assistant.policy.file import NONE, Given, Policy
from desk_assistant.policy.in_force import in_force
from desk_assistant.settings import FIRST_QUESTIONS, Settings
from tests.rules.source import sources


def policy(locked: dict[str, object] | None = None, preset: dict[str, object] | None = None) -> Policy:
    """Give a policy as the file would."""
    given = {key: Given(value, 2, locked=False) for key, value in (preset or {}).items()}
    given |= {key: Given(value, 1, locked=True) for key, value in (locked or {}).items()}
    return Policy(Path("policy.toml"), given)


def in_file(folder: Path) -> dict[str, object]:
    return json.loads((folder / paths.SETTINGS).read_bytes())


def test_the_municipality_goes_before_the_desk_and_the_desk_before_what_is_shipped(tmp_path: Path) -> None:
    settings.save(tmp_path / paths.SETTINGS, Settings(desk_name="Min", colleague_call="Min", words_days=9))
    given = policy({"desk_name": "Kommunens"}, {"colleague_call": "Kommunens", "municipality": "Solby Kommune"})
    known = in_force(tmp_path, given)
    held = known.settings
    assert (held.desk_name, held.colleague_call, held.municipality) == ("Kommunens", "Min", "Solby Kommune")
    assert (held.words_days, held.setup) == (9, "two_pcs")
    keys = ("desk_name", "colleague_call", "municipality", "setup")
    assert [known.origin(key) for key in keys] == ["locked", "chosen", "preset", "standard"]


def test_what_the_desk_chose_holds_again_when_the_policy_goes(tmp_path: Path) -> None:
    settings.save(tmp_path / paths.SETTINGS, Settings(desk_name="Min", words_days=9))
    known = in_force(tmp_path, policy({"desk_name": "Kommunens", "words_days": 5, "evaluation": False}, {"setup": "one_pc"}))
    changed = known.changed(replace(known.settings, theme="dark", desk_name="Andet"))
    assert (changed.settings.theme, changed.settings.desk_name) == ("dark", "Kommunens")
    changed.save(tmp_path)
    assert in_file(tmp_path) == {"desk_name": "Min", "words_days": 9, "theme": "dark"}
    assert in_force(tmp_path, NONE).settings == Settings(desk_name="Min", words_days=9, theme="dark")


def test_a_desk_may_choose_what_is_shipped_against_what_is_preset(tmp_path: Path) -> None:
    known = in_force(tmp_path, policy(preset={"evaluation": False}))
    assert not known.settings.evaluation
    known.changed(replace(known.settings, evaluation=True)).save(tmp_path)
    again = in_force(tmp_path, policy(preset={"evaluation": False}))
    assert again.settings.evaluation and again.origin("evaluation") == "chosen"


def test_a_change_of_the_preset_reaches_a_desk_that_did_not_choose(tmp_path: Path) -> None:
    known = in_force(tmp_path, policy(preset={"setup": "one_pc"}))
    known.changed(replace(known.settings, theme="dark")).save(tmp_path)
    assert in_force(tmp_path, policy(preset={"setup": "two_pcs"})).settings.setup == "two_pcs"


def test_a_broken_file_of_the_desk_is_set_aside_or_left(tmp_path: Path) -> None:
    (tmp_path / paths.SETTINGS).write_text("{")
    assert not in_force(tmp_path, NONE, aside=False).read
    assert (tmp_path / paths.SETTINGS).exists()
    known = in_force(tmp_path, policy({"desk_name": "Kommunens"}))
    assert not known.read and known.settings == Settings(desk_name="Kommunens")
    assert not (tmp_path / paths.SETTINGS).exists()


def test_the_first_run_asks_what_is_left_to_ask(tmp_path: Path) -> None:
    values = {"setup": "one_pc", **dict.fromkeys(FIRST_QUESTIONS[1:], "x")}
    assert in_force(tmp_path, NONE).asks_first
    assert in_force(tmp_path, policy(preset=values)).asks_first
    assert not in_force(tmp_path, policy(locked=values)).asks_first
    assert in_force(tmp_path, policy(locked={key: values[key] for key in FIRST_QUESTIONS[1:]})).asks_first
    settings.save(tmp_path / paths.SETTINGS, Settings(first_run_done=True))
    assert not in_force(tmp_path, NONE).asks_first


def test_the_folder_with_local_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, away = tmp_path / "there", tmp_path / "away"
    there.mkdir()
    assert in_force(tmp_path, NONE).local_folder(tmp_path) == tmp_path / paths.LOCAL
    laid_down = in_force(tmp_path, policy({"overlay_folder": str(there)}))
    assert (laid_down.local_folder(tmp_path), laid_down.overlay_is_away()) == (there, False)
    gone = in_force(tmp_path, policy({"overlay_folder": str(away)}))
    assert (gone.local_folder(tmp_path), gone.overlay_is_away()) == (None, True)
    wrong = in_force(tmp_path, policy({"overlay_folder": None}))
    assert (wrong.local_folder(tmp_path), wrong.overlay_is_away()) == (None, False)


def test_nobody_reads_the_settings_past_the_policy() -> None:
    """One function gives what is in force; whoever reads the desk's file himself would let a lock be open."""
    readers = {
        source.path
        for source in sources()
        if re.search(r"settings(_file)?\.load(_chosen)?\(|from desk_assistant\.settings import .*\bload|paths\.LOCAL\b", source.text)
    }
    assert readers == {"desk_assistant/policy/in_force.py"}


def test_what_the_settings_show_of_it(tmp_path: Path) -> None:
    view = in_force(tmp_path, policy({"overlay_folder": "/none", "words_days": 3, "pack_keys": ["a"]}, {"setup": "one_pc"})).view()
    assert (view.locked, view.place) == (frozenset({"overlay_folder", "words_days", "pack_keys"}), "policy.toml")
    assert (view.rows, view.overlay_is_away) == ((("overlay_folder", "/none"), ("pack_keys", ["a"])), True)
    assert in_force(tmp_path, NONE).view().place == ""
