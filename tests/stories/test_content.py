"""Indstillinger, Indhold: the window fetches, installs and goes back, a visit keeps its words, and the next one has the new."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desk_assistant import __version__, installed, paths
from desk_assistant.desk import pack_errand
from desk_assistant.packs import keeping, looking
from desk_assistant.packs import state as memory
from desk_assistant.packs.active import shipped_serial
from desk_assistant.packs.keeping import Desk as PackDesk
from desk_assistant.policy.file import Given, Policy
from tests.packs.made import ROOT
from tests.packs.pack_server import PackServer, certificate
from tests.stories.desk import CARD, DOCTOR, TODAY, Desk, message
from tests.stories.test_packs import NEW, NOTICE, OLD, SERIAL, WORD, pack, title

MakeDesk = Callable[..., Desk]
__all__ = ["pack"]
ECHO = "import json, pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read()); print(sys.argv[2])"
"""A child that keeps what it was told in a file, and answers what it was given."""


@pytest.fixture
def real_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_errand, "CHILD", installed.child(installed.PACK))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real_child: None) -> Iterator[PackServer]:
    pem = certificate(tmp_path, "good")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    running = PackServer(pem)
    yield running
    running.stop()


def laid_down(address: str = "") -> Policy:
    """What a municipality lays down: the key, and the address where it has one."""
    given = {"pack_keys": [ROOT[1]], **({"pack_address": address} if address else {})}
    return Policy(Path("policy.toml"), {key: Given(value, 1, locked=True) for key, value in given.items()})


@pytest.fixture
def open_desk(make_desk: MakeDesk) -> Callable[..., Desk]:
    """Opens a desk that has the key, and an address where one is given."""

    def opened(address: str = "", name: str = "data") -> Desk:
        desk = make_desk(name)
        desk.policy = laid_down(address)
        desk.open()
        return desk

    return opened


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives every errand this answer, and writes what the child was told into a file."""

    def answer(code: str, **more: object) -> None:
        said = json.dumps({"code": code, **more})
        monkeypatch.setattr(pack_errand, "CHILD", (sys.executable, "-c", ECHO, str(tmp_path / "told"), said))

    return answer


def press(desk: Desk, button: str) -> None:
    """Press a button of *Indhold* with the keyboard alone: Tab comes to it, Space presses it."""
    wanted = desk.find(f"settings.content.{button}")
    for _ in range(80):
        if wanted.hasFocus():
            break
        desk.press("Tab")
    assert wanted.hasFocus(), button
    desk.press("Space")


def rests(desk: Desk) -> None:
    """Wait until no errand is under way."""
    desk.wait(lambda: desk.program.work.supplying._errand is None, "the end of the errand")
    desk.rest()


def said(desk: Desk, part: str = "said") -> str:
    return desk.find(f"settings.content.{part}").text()


def in_use(desk: Desk) -> int:
    return desk.program.content.serial


def suggested(desk: Desk) -> str:
    """Give the topic that the new word leads to."""
    return desk.program.work.conductor.suggest(WORD, 1)[0].id


def install_behind(desk: Desk, pack: bytes) -> None:
    """Install a pack as the command line does, behind the back of the window."""
    place = PackDesk(desk.folder / paths.PACKS, (ROOT[1],), TODAY, __version__, shipped_serial())
    assert keeping.install(pack, place, by_hand=False).kept.serial == SERIAL


def test_a_pack_is_fetched_during_a_visit_and_the_next_visit_has_the_new_words(server: PackServer, open_desk: Callable[..., Desk], pack: bytes) -> None:
    server.pack = pack
    desk = open_desk(server.address("/pack"))
    desk.begin_doctor_change()
    desk.press("1", "2", "1")
    first = desk.visit.id
    assert title(desk) == OLD
    desk.press("Ctrl+,")
    assert said(desk, "in_use").startswith("In use: the content that came with the program") and str(shipped_serial()) in said(desk, "in_use")
    assert said(desk, "where") == f"Packs are fetched from localhost:{server.server_port} once a day (set by the municipality)."
    assert said(desk, "looked") == "No look for new content has been taken yet."
    press(desk, "fetch")
    assert said(desk).startswith("Looking for new content.")
    rests(desk)
    assert said(desk) == f"The pack “Prøve” (no. {SERIAL}) has been installed. It applies from the next visit. The visit that is open keeps its words."
    assert said(desk, "looked") == "Last look: 23.11.2026. A new pack came."
    assert server.asked == [("GET", "/pack")]
    desk.press("Esc")
    assert title(desk) == OLD and in_use(desk) == shipped_serial()
    desk.press("1")
    assert OLD in desk.texts(desk.program.window) and NOTICE not in desk.texts(desk.program.window) and title(desk) == OLD
    assert suggested(desk) != DOCTOR
    desk.press("F9")
    assert in_use(desk) == SERIAL and desk.program.work.supplying.rests
    desk.begin_doctor_change()
    assert title(desk) == NEW and NOTICE in desk.texts(desk.program.window)
    assert suggested(desk) == DOCTOR
    desk.press("F9")
    desk.program.work.conductor.resume(first)
    desk.rest()
    assert title(desk) == OLD and NEW not in desk.texts(desk.program.window)


def test_without_a_visit_it_counts_at_once_and_the_way_back_asks_first(server: PackServer, open_desk: Callable[..., Desk], pack: bytes) -> None:
    server.pack = pack
    desk = open_desk(server.address("/pack"))
    desk.press("Ctrl+,")
    press(desk, "fetch")
    rests(desk)
    assert said(desk, "in_use") == f"In use: “Prøve”, the pack of 23.11.2026 (no. {SERIAL}). Its last day is 1.1.2027."
    press(desk, "fetch")
    rests(desk)
    assert said(desk) == f"There is nothing newer. The pack “Prøve” (no. {SERIAL}) is in use already."
    press(desk, "back")
    assert desk.find("settings.content.no").hasFocus()
    press(desk, "no")
    assert not desk.shows("settings.content.question") and desk.find("settings.content.back").hasFocus() and in_use(desk) == SERIAL
    press(desk, "back")
    press(desk, "yes")
    rests(desk)
    assert said(desk) == "The content that came with the program is back. It applies from the next visit."
    assert in_use(desk) == shipped_serial() and not desk.shows("settings.content.back")
    assert QApplication.focusWidget() is not None and QApplication.focusWidget().isVisible()
    press(desk, "fetch")
    rests(desk)
    assert "(DA-143)" in said(desk) and in_use(desk) == shipped_serial()
    assert said(desk, "looked") == "Last look: 23.11.2026. There was only the pack that you went back from."
    desk.press("Esc", "N")
    assert desk.program.library.flows[DOCTOR].step("choose").title == OLD


def test_a_pack_is_installed_from_a_file(real_child: None, open_desk: Callable[..., Desk], pack: bytes, tmp_path: Path) -> None:
    desk = open_desk()
    desk.press("Ctrl+,")
    assert said(desk, "where") == "No address has been set up. Packs can be installed from a file."
    assert not desk.shows("settings.content.fetch") and not desk.shows("settings.content.looked")
    for name, body, wanted in (("cut.pakke", pack[:-1], "DA-133"), ("good.pakke", pack, "has been installed")):
        (tmp_path / name).write_bytes(body)
        press(desk, "install")
        desk.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog), "the question which file")
        QApplication.activeWindow().findChild(QLineEdit).setText(str(tmp_path / name))
        desk.press("Enter")
        rests(desk)
        assert wanted in said(desk)
    assert in_use(desk) == SERIAL
    desk.press("Esc", "Ctrl+,")
    assert desk.find("settings.about.2").text().startswith(f"Content: Prøve · 23.11.2026 · {SERIAL} · ")


def test_once_a_day_in_a_quiet_moment_and_never_in_a_visit(server: PackServer, open_desk: Callable[..., Desk], pack: bytes) -> None:
    server.pack = pack
    desk = open_desk(server.address("/pack"))
    work = desk.program.work
    desk.press("N")
    work._rest()
    assert work.supplying.rests and server.asked == []
    desk.press("F9")
    work._rest()
    rests(desk)
    assert in_use(desk) == SERIAL and message(desk.program) == "" and server.asked == [("GET", "/pack")]
    desk.press("Ctrl+,")
    assert not desk.shows("settings.content.said"), "nobody asked"
    desk.press("Esc")
    work._rest()
    assert work.supplying.rests
    desk.end()
    desk.open()
    desk.program.work._rest()
    assert desk.program.work.supplying.rests and len(server.asked) == 1
    desk.clock.next_day()
    desk.program.work._rest()
    rests(desk)
    assert len(server.asked) == 2
    desk.press("Ctrl+,")
    assert said(desk, "looked") == "Last look: 24.11.2026. There was nothing newer."


def test_a_net_that_fails_is_silent_and_tried_again_after_an_hour(server: PackServer, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(server.address("/broken"))
    work = desk.program.work
    for asked in (1, 1, 2):
        work._rest()
        rests(desk)
        assert len(server.asked) == asked and message(desk.program) == ""
        if len(server.asked) == 1:
            for _ in range(40):
                desk.clock.tick()
    desk.press("Ctrl+,")
    assert said(desk, "looked").startswith("Last try: 23.11.2026. It did not succeed: Serveren svarede 500") and "(DA-155)" in said(desk, "looked")
    assert not desk.shows("settings.content.said")
    assert looking.last(desk.folder / paths.PACKS).code == "status"


@pytest.mark.parametrize(
    ("child", "wanted"),
    [(("/no/such/program",), "DA-164"), ((sys.executable, "-c", "print('{'"), "DA-164"), ((sys.executable, "-c", ""), "DA-164")],
)
def test_a_child_that_fails_is_said(open_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, child: tuple[str, ...], wanted: str) -> None:
    monkeypatch.setattr(pack_errand, "CHILD", child)
    desk = open_desk("https://localhost/pakke")
    desk.press("Ctrl+,")
    press(desk, "fetch")
    rests(desk)
    assert wanted in said(desk) and "er stadig i brug" in said(desk) and wanted in said(desk, "looked")


def test_the_child_is_told_what_it_needs_and_no_more(open_desk: Callable[..., Desk], answers: Callable[..., None], tmp_path: Path) -> None:
    answers("older", said="Pakken er ældre (DA-140).")
    desk = open_desk("https://localhost/pakke")
    desk.press("Ctrl+,")
    press(desk, "fetch")
    rests(desk)
    assert said(desk) == "Pakken er ældre (DA-140)."
    assert json.loads((tmp_path / "told").read_bytes()) == {
        "task": "fetch", "data": str(desk.folder), "local": str(desk.folder / paths.LOCAL), "roots": [ROOT[1]],
        "today": "2026-11-23", "source": "https://localhost/pakke",
    }  # fmt: skip
    desk.press("Esc", "N")
    desk.press("Ctrl+,")
    assert not desk.shows("settings.content.said"), "it is said until the next visit"


def test_what_somebody_asks_for_goes_before_the_daily_look(server: PackServer, open_desk: Callable[..., Desk], pack: bytes) -> None:
    desk = open_desk(server.address("/silent"))
    install_behind(desk, pack)
    supplying = desk.program.work.supplying
    supplying.begin()
    desk.wait(lambda: bool(server.asked), "the look")
    desk.press("Ctrl+,")
    assert not desk.shows("settings.content.said")
    press(desk, "fetch")
    assert said(desk).startswith("Looking for new content."), "the look that is on its way is the one asked for"
    press(desk, "back")
    press(desk, "yes")
    assert said(desk).startswith("Looking for new content."), "what was asked for is not given up"
    desk.end()
    desk.open()
    supplying = desk.program.work.supplying
    supplying.begin()
    desk.wait(lambda: len(server.asked) == 2, "the look")
    desk.press("Ctrl+,")
    press(desk, "back")
    press(desk, "yes")
    rests(desk)
    assert said(desk).startswith("The content that came with the program is back.") and in_use(desk) == shipped_serial()


def test_a_notice_about_the_pack_goes_with_it(open_desk: Callable[..., Desk], real_child: None, pack: bytes) -> None:
    desk = open_desk()
    desk.end()
    install_behind(desk, pack)
    while desk.clock.now().date() <= date(2027, 1, 1):
        desk.clock.next_day()
    desk.open()
    assert "DA-120" in message(desk.program)
    desk.press("Ctrl+,")
    assert "(DA-120)" in said(desk, "in_use")
    press(desk, "back")
    press(desk, "yes")
    rests(desk)
    desk.press("Esc")
    assert message(desk.program) == "" and memory.read(desk.folder / paths.PACKS).active is None


def test_without_a_key_nothing_can_be_installed(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open()
    desk.press("Ctrl+,")
    assert "no pack can be installed" in said(desk, "where")
    assert not any(desk.shows(f"settings.content.{button}") for button in ("fetch", "install", "back"))


def test_before_the_log_is_open_nothing_is_offered_and_afterwards_it_is(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.policy = laid_down("https://localhost/pakke")
    desk.begin(opening=False)
    desk.program.window.act("settings")
    desk.rest()
    assert said(desk) == "The log is not open. The content cannot be changed now." and not desk.shows("settings.content.fetch")
    desk.program.open_log()
    desk.rest()
    assert desk.shows("settings.content.fetch") and not desk.shows("settings.content.said")


def test_what_a_command_installed_is_taken_up_by_the_next_look(server: PackServer, open_desk: Callable[..., Desk], pack: bytes) -> None:
    server.pack = pack
    desk = open_desk(server.address("/pack"))
    desk.press("N")
    desk.press(desk.tile_digit(CARD))
    assert NOTICE not in desk.texts(desk.program.window)
    desk.press("F9")
    install_behind(desk, pack)
    assert in_use(desk) == shipped_serial()
    desk.program.work._rest()
    rests(desk)
    assert in_use(desk) == SERIAL
    desk.press("N")
    desk.press(desk.tile_digit(CARD))
    assert NOTICE in desk.texts(desk.program.window), "the topic is the same, and what is told of it is not"
