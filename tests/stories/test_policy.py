"""A desk of a municipality that lays things down: what is locked is seen and stays, and what is wrong is said and stops nothing."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from desk_assistant import paths
from desk_assistant.policy.file import NONE, load
from desk_assistant.policy.keys import KEYS
from desk_assistant.settings import Settings
from tests.policy.wrong import EXAMPLE, WRONG, spoilt
from tests.stories.desk import DOCTOR, Desk, message

MakeDesk = Callable[..., Desk]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the example has the paths of Linux")
#: Keys of the example that the settings have no control for.
IN_THE_SECTION = ("totals_years", "overlay_folder", "pack_address", "pack_keys")
NORDBY = Path(__file__).parents[1] / "content" / "overlay" / "nordby"


@pytest.fixture
def lay_down(make_desk: MakeDesk, tmp_path: Path) -> Callable[..., Desk]:
    """Opens a desk under a policy; settings as in `make_desk`."""

    def opened(text: str, **settings: object) -> Desk:
        (tmp_path / "policy.toml").write_text(text, encoding="utf-8")
        desk = make_desk(**settings)
        desk.policy = load(tmp_path / "policy.toml")
        desk.open()
        return desk

    return opened


def chosen(desk: Desk) -> dict[str, object]:
    """Give what the desk itself has chosen, as it lies on disk."""
    return json.loads((desk.folder / paths.SETTINGS).read_bytes())


def control(desk: Desk, key: str) -> QLineEdit:
    """Give the field of a setting that is locked."""
    names = (f"settings.{key}.edit", f"settings.data.{key}.edit", f"settings.policy.{key}.edit")
    return next(found for name in names for found in desk.program.window.findChildren(QLineEdit, name))


def test_what_is_locked_is_shown_and_cannot_be_changed(lay_down: Callable[..., Desk]) -> None:
    desk = lay_down(EXAMPLE.read_text(encoding="utf-8").replace("/srv/borgerservice/lokal", str(NORDBY)), municipality="Min by", words_days=9)
    assert message(desk.program) == ""
    assert "Solby Kommune" in desk.find("start.caption").text()
    desk.press("Ctrl+,")
    for key in sorted(desk.policy.locked):
        field = control(desk, key)
        assert field.isReadOnly() and field.isEnabled(), key
        assert field.accessibleDescription() == "Set by the municipality", key
        assert field.text(), key
    assert control(desk, "evaluation").text() == "Yes" and control(desk, "words_days").text() == "30"
    assert control(desk, "overlay_folder").text() == str(NORDBY)
    desk.bring_to_sight("settings.municipality.edit")
    desk.click("settings.municipality.edit")
    desk.write("x")
    assert control(desk, "municipality").text() == "Solby Kommune"
    desk.bring_to_sight("settings.setup.one_pc")
    desk.click("settings.setup.one_pc")
    desk.press("Esc")
    assert (desk.program.settings.setup, desk.program.settings.words_days) == ("one_pc", 30)
    kept = chosen(desk)
    assert (kept["municipality"], kept["words_days"], kept["setup"]) == ("Min by", 9, "one_pc")
    assert not {"evaluation", "second_folder", "desk_name"} & kept.keys()
    assert desk.program.library.is_local(DOCTOR)
    desk.end()
    desk.policy = NONE
    desk.open()
    assert (desk.program.settings.municipality, desk.program.settings.words_days) == ("Min by", 9)


def test_a_long_day_leaves_the_desks_own_file_alone(lay_down: Callable[..., Desk]) -> None:
    """The desk's key, the first run and the text size are kept by the program; none of them may bring locked values along."""
    desk = lay_down('[locked]\nmunicipality = "Solby Kommune"\nwords_days = 5\n[preset]\nsetup = "one_pc"\n', municipality="Min by")
    desk.press("Ctrl++")
    desk.program.work.keeping.copy_now()
    desk.wait(desk.program.work.keeping.rests, "the copy is taken")
    kept = chosen(desk)
    assert kept["text_size"] == 115 and kept["desk_key"] and kept["municipality"] == "Min by"
    assert not {"words_days", "setup"} & kept.keys()


@pytest.mark.parametrize("key", sorted(KEYS))
def test_the_program_starts_with_the_safe_value_and_says_so(lay_down: Callable[..., Desk], key: str) -> None:
    text, line = spoilt(key, WRONG[key][0][0])
    desk = lay_down(text.replace("/srv/borgerservice/lokal", str(NORDBY)))
    assert "DA-121" in message(desk.program)
    if key in Settings.__struct_fields__:
        safe = {"words_days": 366, "visits_months": 120, "totals_years": 30, "evaluation": False}
        assert getattr(desk.program.settings, key) == safe.get(key, getattr(Settings(printer=str(desk.program.settings.printer)), key))
    assert desk.program.library.is_local(DOCTOR) is (key != "overlay_folder")
    desk.press("Ctrl+,")
    desk.bring_to_sight("settings.policy.faults")
    if key in desk.policy.locked:
        assert control(desk, key).accessibleDescription() == "Safe value until the municipality's file is put right"
    assert f"Linje {line}: {key} skal være" in desk.texts(desk.program.window)
    desk.press("Esc", "N")
    assert desk.visit.status == "open"


def test_a_file_that_is_no_toml_stops_nothing(lay_down: Callable[..., Desk]) -> None:
    desk = lay_down("[locked\n", municipality="Min by", words_days=9)
    assert "DA-121" in message(desk.program)
    assert (desk.program.settings.municipality, desk.program.settings.words_days) == ("Min by", 366)
    desk.begin_doctor_change()
    assert desk.place == "together"


def test_a_folder_out_of_reach_is_said_and_the_shipped_content_is_used(lay_down: Callable[..., Desk]) -> None:
    desk = lay_down('[locked]\noverlay_folder = "/nowhere/lokal"\n')
    assert "DA-122" in message(desk.program)
    assert desk.program.library.local == frozenset()
    desk.press("Ctrl+,")
    assert desk.shows("settings.policy.overlay.faults")
    desk.press("Esc")
    desk.begin_doctor_change()
    assert desk.place == "together"


def test_the_first_run_asks_only_what_is_left(lay_down: Callable[..., Desk]) -> None:
    desk = lay_down('[locked]\nmunicipality = "Solby Kommune"\nsetup = "one_pc"\n[preset]\ndesk_name = "Skranke 1"\n', first_run_done=False, municipality="")
    assert desk.place == "first_run"
    assert not desk.shows("first_run.setup.one_pc")
    fields = {field.objectName(): field for field in desk.program.window.findChildren(QLineEdit)}
    assert fields["first_run.municipality.edit"].isReadOnly() and fields["first_run.setup.edit"].text() == "One PC"
    assert fields["first_run.desk_name.edit"].text() == "Skranke 1" and not fields["first_run.desk_name.edit"].isReadOnly()
    desk.press("Ctrl+Enter")
    assert desk.place == "start" and chosen(desk)["first_run_done"] is True


def test_with_everything_laid_down_there_is_no_first_run(lay_down: Callable[..., Desk]) -> None:
    lines = ['municipality = "Solby Kommune"', 'setup = "one_pc"', 'desk_name = "1"', 'desk_phone = ""', 'web_address = ""']
    desk = lay_down("\n".join(["[locked]", *lines]), first_run_done=False, municipality="")
    assert desk.place == "start"


def test_the_language_of_the_policy_is_where_screen_and_note_begin(lay_down: Callable[..., Desk]) -> None:
    desk = lay_down('[locked]\nlanguage = "en"\n')
    desk.press("N")
    assert desk.program.work.conductor.glance.language == "en"
    desk.press("F7")
    assert desk.program.work.side.window.language.label() == "Dansk"
    desk.press("F7", "Ctrl+Shift+Enter", "N")
    assert desk.program.work.conductor.glance.language == "en"
