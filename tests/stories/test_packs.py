"""Content packs at a desk: a visit goes on with the words it began with, and what is wrong with a pack is said at the start."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __version__, paths
from desk_assistant.packs import building, keeping
from desk_assistant.packs import state as memory
from desk_assistant.packs.active import shipped_serial
from desk_assistant.packs.keeping import Desk as PackDesk
from tests.content.shelf import SHIPPED
from tests.packs.made import ROOT, manifest, signed
from tests.stories.desk import DOCTOR, TODAY, Desk, message

SERIAL = 2026112302
OLD, NEW = "Vælg ny læge", "Vælg din nye læge"
WORD, NOTICE = "lægeombytning", "Lægernes side er lukket i dag."


@pytest.fixture
def pack(tmp_path: Path) -> bytes:
    """The shipped content with another title on one step, another word for the topic, and a notice."""
    content = Path(shutil.copytree(SHIPPED, tmp_path / "content"))
    flow = content / "flows" / f"{DOCTOR}.toml"
    text = flow.read_text(encoding="utf-8")
    assert f'title = "{OLD}"' in text
    flow.write_text(text.replace(f'title = "{OLD}"', f'title = "{NEW}"'), encoding="utf-8")
    words = content / "intake" / f"{DOCTOR}.toml"
    words.write_text(words.read_text(encoding="utf-8").replace("words = [", f'words = [\n  "{WORD}",'), encoding="utf-8")
    with (content / "notices.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[notices]]\nid = "nyt"\ntext = "{NOTICE}"\nfrom = 2026-11-01\nto = 2026-12-31\n')
    return signed(building.build(content, manifest(SERIAL, valid_until=date(2027, 1, 1))))


def install(pack: bytes, desk: Desk) -> None:
    place = PackDesk(desk.folder / paths.PACKS, (ROOT[1],), TODAY, __version__, shipped_serial())
    assert keeping.install(pack, place, by_hand=False).kept.serial == SERIAL


def title(desk: Desk) -> str:
    """The title of the step as the running visit has it."""
    need = desk.visit.need(desk.visit.current)
    return desk.program.work.session.flows[need.content].step("choose").title


def test_an_open_visit_keeps_its_words_and_the_next_one_has_the_new(desk: Desk, pack: bytes) -> None:
    desk.begin_doctor_change()
    desk.press("1", "2", "1")
    install(pack, desk)
    assert title(desk) == OLD and OLD in desk.texts(desk.program.window)
    desk.end()
    desk.open()
    assert desk.program.library.flows[DOCTOR].step("choose").title == NEW
    desk.press("Enter")
    assert desk.find("together.open.title").text().endswith(OLD)
    assert title(desk) == OLD and OLD in desk.texts(desk.program.window) and NEW not in desk.texts(desk.program.window)
    desk.press("F9")
    desk.begin_doctor_change()
    assert title(desk) == NEW


def test_a_damaged_pack_is_said_and_work_goes_on(desk: Desk, pack: bytes) -> None:
    desk.end()
    install(pack, desk)
    kept = memory.read(desk.folder / paths.PACKS).active
    (desk.folder / paths.PACKS / kept.folder / memory.CONTENT / "facts.toml").unlink()
    desk.open()
    assert "DA-119" in message(desk.program) and desk.program.content.pack is None
    desk.begin_doctor_change()
    assert title(desk) == OLD


def test_a_lost_state_and_a_last_day_gone_by_are_said(desk: Desk, pack: bytes) -> None:
    desk.end()
    install(pack, desk)
    while desk.clock.now().date() <= date(2027, 1, 1):
        desk.clock.next_day()
    desk.open()
    assert "DA-120" in message(desk.program) and desk.program.content.pack.serial == SERIAL
    desk.end()
    (desk.folder / paths.PACKS / memory.FILE).unlink()
    desk.open()
    assert "DA-119" in message(desk.program) and desk.program.content.pack is None
