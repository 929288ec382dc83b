"""CPR numbers at every door through which free text comes in: none is stored, and no file of the run holds one.

The numbers are made in memory, over all days 1–31 and 61–91, and are never printed: one of them may be somebody's.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desk_assistant.privacy.text import clean
from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.parts.fields import REST, Field
from desk_assistant.visit import commands as c
from desk_assistant.visit.decide import decide
from desk_assistant.visit.decision import Accepted
from tests.privacy.spellings import LOOKALIKES, Spelling, spellings
from tests.stories.desk import Desk
from tests.visit.desk import Talk

MANY, SEED = 20_000, 20261123
THROUGH_WIDGETS = 300
SETTINGS = ("municipality", "desk_name", "desk_phone", "web_address", "colleague_call", "printer")
_LETTERS = {letter: digit for digit, letters in LOOKALIKES.items() for letter in letters}

DOORS: dict[str, Callable[[str], c.Command]] = {
    "words": c.State,
    "summary": c.WriteSummary,
    "new line": lambda text: c.WriteLine(None, "us", text),
    "changed line": lambda text: c.WriteLine("n1.moved.0", "citizen", text),
}


def digits(text: str) -> str:
    """Give the digits of a text one after the other, of any script, and those that letters stand for."""
    plain = (_LETTERS.get(letter, str(unicodedata.digit(letter, ""))) for letter in text)
    return "".join(plain)


def forms(spelling: Spelling) -> set[bytes]:
    """Give the bytes a stored number could have: as it was typed, cleaned, and its digits alone."""
    return {form.encode() for form in (spelling.number, clean(spelling.number, 300), digits(spelling.number)) if form.strip()}


def found_in_files(folder: Path, made: list[Spelling]) -> list[str]:
    """Give the names of the files below a folder that hold one of the numbers in any form."""
    looked_for = {form for spelling in made for form in forms(spelling)}
    names = []
    for path in sorted(folder.rglob("*")):
        held = path.read_bytes() if path.is_file() else b""
        if any(form in held for form in looked_for):
            names.append(path.name)
    return names


@pytest.fixture(scope="module")
def talk() -> Talk:
    """A visit with a need, whose agreement has lines."""
    return Talk().run(c.Open(10), c.AddNeed("laegevalg", True), c.AnswerQuestion("n1", "reason", "moved"), c.Agree())


@pytest.fixture(scope="module")
def made() -> list[Spelling]:
    return list(spellings(SEED, MANY))


@pytest.mark.parametrize("door", DOORS)
def test_the_decision_takes_no_number_through_any_door(talk: Talk, made: list[Spelling], door: str) -> None:
    build = DOORS[door]
    taken = sum(isinstance(decide(talk.visit, build(spelling.text), talk.desk), Accepted) for spelling in made)
    assert (len(made), taken) == (MANY, 0)


def test_ordinary_words_do_come_through_every_door(talk: Talk) -> None:
    """Without this, a door that is always shut would pass everything."""
    for build in DOORS.values():
        decision = decide(talk.visit, build("Vi ringer den 3.12.2026 kl. 14.30"), talk.desk)
        assert isinstance(decision, Accepted) and len(decision.words) == 1


class Typed(QObject):
    """Stands in for a field on the screen: it says what a person does, and keeps what is shown."""

    edited = Signal(str)
    rested = Signal(str)
    left = Signal(str)
    accepted = Signal(str)
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._error = ""

    def text(self) -> str:
        return self._text

    def error(self) -> str:
        return self._error

    def set_text(self, text: str) -> None:
        self._text = text

    def set_error(self, text: str | None, *action: str) -> None:
        self._error = text or ""

    def set_warning(self, text: str) -> None:
        pass

    def write(self, text: str) -> None:
        """Have written so much, and stop for a second."""
        self._text = text
        self.edited.emit(text)
        self.rested.emit(text)


def typed(spelling: Spelling, chance: random.Random) -> Iterator[str]:
    """Give what stands in the field at each pause: something before the number, a part of it, all of it."""
    yield spelling.text[: chance.randint(spelling.start + 1, spelling.end - 1)]
    yield spelling.text


def test_no_number_passes_while_it_is_typed_with_pauses(qapp, talk: Talk, made: list[Spelling]) -> None:
    chance, passed = random.Random(SEED), []
    field, owner = Typed(), QObject()
    guard = GuardedText(field, c.State, owner)
    guard.commanded.connect(passed.append)
    for spelling in made:
        guard.saved("")
        passed.clear()
        for text in typed(spelling, chance):
            field.write(text)
        assert field.error() and guard.unsaved
        field.left.emit(field.text())
        field.accepted.emit(field.text())
        decisions = [decide(talk.visit, command, talk.desk) for command in passed]
        kept = [word for decision in decisions if isinstance(decision, Accepted) for word in decision.words.values()]
        assert all(digits(spelling.number) not in digits(word) for word in kept)


@pytest.mark.parametrize(
    ("written", "saved"),
    [("Jeg er flyttet", True), ("Ring kl. 10", True), ("Født 1502", False), ("Født 15.02", False), ("15 02 90 og", True)],
)
def test_a_rest_in_the_middle_of_a_number_keeps_nothing_of_it(qapp, written: str, saved: bool) -> None:
    field, owner, passed = Typed(), QObject(), []
    guard = GuardedText(field, c.State, owner)
    guard.commanded.connect(passed.append)
    field.write(written)
    assert passed == ([c.State(written)] if saved else [])
    field.left.emit(written)
    assert passed == [c.State(written)] or saved


@pytest.fixture
def desk_in_visit(make_desk: Callable[..., Desk]) -> Desk:
    """A desk in the middle of a visit."""
    desk = make_desk(colleague_call="")
    desk.open()
    desk.begin_doctor_change()
    return desk


def enter(desk: Desk, name: str, spelling: Spelling, chance: random.Random) -> bool:
    """Write a text in a field, whole by paste or letter by letter with pauses, and leave it; tells whether it was refused."""
    field = desk.find(name)
    editor = field.editor()
    editor.setFocus()
    desk.press("Ctrl+A", "Del")
    if chance.random() < 0.5:
        QApplication.clipboard().setText(spelling.text)
        desk.press("Ctrl+V")
    else:
        pause = chance.randint(spelling.start + 1, spelling.end - 1)
        for part in (spelling.text[:pause], spelling.text[pause:]):
            desk.write(part)
            pause_in(desk, field)
    pause_in(desk, field)
    refused = bool(field.error())
    editor.clearFocus()
    desk.rest()
    return refused


def pause_in(desk: Desk, field: Field) -> None:
    """Write nothing for so long that the text has rested, which is a second for a person."""
    field.set_rest(0)
    desk.rest()
    field.set_rest(REST)


def test_no_number_passes_through_the_windows(desk_in_visit: Desk, tmp_path: Path) -> None:
    desk, chance = desk_in_visit, random.Random(SEED)
    made = list(spellings(SEED + 1, THROUGH_WIDGETS))
    share = THROUGH_WIDGETS // 5
    desk.program.window.setUpdatesEnabled(False)  # painting every letter would take most of the time
    refused, left = 0, iter(made)
    for key, name in (("Alt+1", "arrival.words"), ("Alt+2", "clarify.summary")):
        desk.press(key)
        refused += sum(enter(desk, name, spelling, chance) for spelling in islice(left, share))
    desk.press("Alt+5")
    for opener, owner in (("agreement.group.us.add", "us"), ("agreement.line.n1.moved.0.change", "citizen")):
        desk.click(opener)
        refused += sum(enter(desk, f"agreement.group.{owner}.field", spelling, chance) for spelling in islice(left, share))
    desk.press("Ctrl+,")
    for name, spelling in zip(cycle(SETTINGS), left, strict=False):
        desk.bring_to_sight(f"settings.{name}")
        refused += enter(desk, f"settings.{name}", spelling, chance)
    assert refused >= 0.95 * THROUGH_WIDGETS, "the texts did not come into the fields"
    kept = list(desk.program.work.session.words.values())
    desk.press("Esc", "Alt+5", "Ctrl+Enter")
    desk.end()
    assert kept, "nothing was stored at all, not even the words before a number"
    numbers, stored = [digits(spelling.number) for spelling in made], [digits(word) for word in kept]
    assert sum(number in word for number in numbers for word in stored) == 0
    assert found_in_files(tmp_path, made) == []


def test_the_scan_of_the_files_finds_a_number_that_is_there(tmp_path: Path) -> None:
    """The negative control: with a number of a day that nobody is born on."""
    spelled = Spelling("Mit nummer er 71 02 90 – 1234", 14, 29)
    for name, text in (("typed", spelled.text), ("digits", "x7102901234x"), ("clean", "Mit kort 71 02 1234")):
        (tmp_path / name).write_bytes(b"\x00\xff" + text.encode() + b"\x00")
    assert found_in_files(tmp_path, [spelled]) == ["digits", "typed"]
