"""Settings: typed, written whole, and never lost when they cannot be read."""

from pathlib import Path

import pytest

from desk_assistant import paths, settings
from desk_assistant.settings import Settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    kept = Settings(municipality="Solby Kommune", theme="dark", text_size=130, setup="one_pc")
    settings.save(tmp_path / "s.json", kept)
    assert settings.load(tmp_path / "s.json") == (kept, True)
    assert [file.name for file in tmp_path.iterdir()] == ["s.json"]


def test_without_a_file_the_standard_settings_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == (Settings(), True)


@pytest.mark.parametrize("body", ["{", '{"text_size": 101}', '{"theme": "pink"}', "[]"])
def test_unreadable_settings_are_kept_beside(tmp_path: Path, body: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(body)
    assert settings.load(path) == (Settings(), False)
    assert (tmp_path / "s.ulaeselig.json").read_text() == body


def test_the_desks_own_numbers() -> None:
    assert Settings(desk_phone="12 34 56 78").numbers == ("12 34 56 78",)
    assert Settings().numbers == ()


def test_no_setting_names_a_person() -> None:
    assert set(Settings.__struct_fields__) == {
        "first_run_done", "municipality", "desk_name", "desk_phone", "web_address", "colleague_call", "setup",
        "citizen_screen", "theme", "text_size", "single_keys", "starts_shared", "evaluation", "language", "printer", "large_note",
        "leaders_view", "words_days", "visits_months", "totals_years", "second_folder", "desk_key",
    }


def test_the_data_folder_is_the_local_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def local(name: str, author: object, **options: object) -> str:
        asked.update(options)
        return str(tmp_path / name)

    monkeypatch.setattr(paths.appdirs, "user_data_dir", local)
    assert paths.data_folder() == tmp_path / "desk-assistant"
    assert paths.demo_folder() == tmp_path / "desk-assistant-demo"
    assert paths.data_folder(tmp_path) == tmp_path
    assert asked == {"roaming": False}
