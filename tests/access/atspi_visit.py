"""Makes a whole visit by a screen reader's means alone: `atspi_visit.py PYTHON PROJECT DATA TITLE`.

Runs under the system's own Python inside a session bus with a screen, starts a window manager and the program, finds
every control by its identifier in the accessibility tree and operates it there: Press, Toggle, editable text. Prints
one line for each act and a last line with the counts. Exit code 1, and what was missed, when something did not work.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pyatspi
from gi.repository import Atspi, GLib

PATIENCE = 10
PAUSE = 0.03
REST = 1.3
"""Seconds until a text that was written counts as finished, and a little more."""
ROLES = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY,
}  # fmt: skip


HELP = {
    "gate": "not_in in_with_help in",
    "find": "unseen 2 1 0",
    "read": "unseen 2 0 1",
    "fill": "unseen 0 1 2",
    "device": "0 1 2 unseen",
    "confidence": "unseen 2 0 1",
    "wish": "other_way together alone beside",
}


class Missed(Exception):
    """A control was not there, or did not do what it should."""


class Desk:
    """The running program, seen through its tree."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process
        self.said: list[str] = []
        self.met: dict[str, Atspi.Accessible] = {}
        self.operated: set[str] = set()
        self.seen: set[str] = set()
        self.unnamed: set[str] = set()
        pyatspi.Registry.registerEventListener(self._heard, "object:announcement")
        self.tree = self.wait("the program", self._program)

    def _heard(self, event: object) -> None:
        self.said.append(str(event.any_data))

    def _program(self) -> Atspi.Accessible | None:
        desktop = pyatspi.Registry.getDesktop(0)
        return next((app for app in desktop if app is not None and app.get_process_id() == self.process.pid), None)

    def wait(self, what: str, found: Callable[[], object]) -> object:
        """Let messages come in until there is an answer, and give it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                answer = found()
            except GLib.GError:
                answer = None
            if answer:
                return answer
            time.sleep(PAUSE)
        raise Missed(f"{what} did not come")

    def rest(self, seconds: float) -> None:
        """Let time pass while messages come in."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(PAUSE)

    def nodes(self, below: Atspi.Accessible | None = None) -> Iterator[Atspi.Accessible]:
        """Give everything that can be seen, also what is scrolled away."""
        for node in below if below is not None else self.tree:
            if node is not None and node.getState().contains(pyatspi.STATE_VISIBLE):
                yield node
                yield from self.nodes(node)

    def find(self, name: str) -> Atspi.Accessible:
        """Wait for a control by the end of its identifier; `*` stands for anything in between."""
        return self.wait(name, lambda: self._known(name) or self._met(name))

    def gone(self, name: str) -> None:
        """Wait until a control cannot be seen any more."""
        self.wait(f"the end of {name}", lambda: self._known(name) is None)

    def _known(self, name: str) -> Atspi.Accessible | None:
        """Give a control that was met before, if it can be seen now."""
        before, _, after = f".{name}".partition("*")
        for identifier, node in self.met.items():
            if before in identifier and identifier.endswith(after or before) and node.getState().contains(pyatspi.STATE_VISIBLE):
                return node
        return None

    def _met(self, name: str) -> Atspi.Accessible | None:
        self.look()
        return self._known(name)

    def called(self, family: str, words: str) -> str:
        """Wait for a control of a family (`arrival.topic`) whose name begins with some words, and give its identifier."""
        return self.wait(f"{family} called {words}", lambda: self._called(f".{family}.", words))

    def _called(self, family: str, words: str) -> str | None:
        self.look()
        for identifier, node in self.met.items():
            if family in identifier and node.name.startswith(words):
                return family[1:] + identifier.rpartition(family)[2]
        return None

    def look(self) -> None:
        """Go through everything that can be seen, and take note of controls without a name."""
        for node in self.nodes():
            identifier = node.get_accessible_id()
            self.met[identifier] = node
            if node.getRole() in ROLES:
                self.seen.add(identifier)
                if not node.name.strip():
                    self.unnamed.add(identifier)

    def press(self, name: str, action: str = "Press") -> None:
        """Carry out an action of a control."""
        node = self.find(name)
        actions = node.queryAction()
        names = [actions.getName(number) for number in range(actions.nActions)]
        if action not in names:
            raise Missed(f"{name} has no action {action}, only {names}")
        print(f"{action.lower()} {name} – {node.name}")
        self.operated.add(node.get_accessible_id())
        actions.doAction(names.index(action))

    def toggle(self, name: str, on: bool = True) -> None:
        """Switch a check box or a radio button, and wait until it says so."""
        self.press(name, "Toggle")
        self.wait(
            f"the state of {name}",
            lambda: self.find(name).getState().contains(pyatspi.STATE_CHECKED) == on,
        )

    def write(self, name: str, text: str) -> None:
        """Write a text as assistive technology does, and wait until it is finished."""
        node = self.find(name)
        print(f"write {name} – {node.name}")
        node.queryEditableText().setTextContents(text)
        self.operated.add(node.get_accessible_id())
        self.wait(f"the text of {name}", lambda: self.find(name).queryText().getText(0, -1) == text)
        self.rest(REST)

    def step(self, name: str, action: str = "Press") -> None:
        """Complete a step, and wait until it is said."""
        before = len(self.said)
        self.press(name, action)
        self.wait(f"an announcement after {name}", lambda: len(self.said) > before)


def arrive(desk: Desk, topic: str) -> None:
    """From the start screen to the need said back; `topic` is the title of the flow."""
    desk.press("start.new_visit")
    desk.write("arrival.words.edit", "Jeg er flyttet til byen")
    for chip in ("again", "helps_other", "interpreter", "quiet"):
        desk.toggle(f"arrival.{chip}")
    desk.toggle("arrival.helps_other", False)
    desk.press(desk.called("arrival.topic", topic))
    for answer in (6, 5, 2, 1):
        desk.toggle(f"clarify.answer.{answer}")
    desk.press("clarify.change")
    desk.write("clarify.summary.edit", "Du vil skifte læge, fordi du er flyttet.")
    desk.press("clarify.more.sundhedskort")
    desk.press("rail.need.n1")
    desk.press("clarify.agree")


def work_together(desk: Desk) -> None:
    """All six steps, with a refusal, a stop, a correction and an undo on the way."""
    desk.step("together.ladder.1")
    desk.step("together.ladder.3")
    for number, reason in enumerate(("system", "access", "papers", "understanding", "citizen_wish", "time")):
        if number:
            desk.press("together.row.login")
            desk.find("together.ladder.1")
        desk.press("together.blocked")
        desk.step(f"together.stop.{reason}")
    desk.press("together.row.login")
    desk.step("together.ladder.2")
    desk.step("together.ladder.1")
    desk.step("together.ladder.3")
    desk.press("together.other_way")
    desk.press("together.notice.other_way")
    desk.step("together.ladder.1")
    desk.step("together.not_relevant")
    desk.press("top.search")
    desk.write("chooser.search", "")
    desk.press("chooser.option.undo")
    desk.step("together.ladder.4")
    for row in ("reason", "open", "check", "choose", "approve", "receipt"):
        desk.press(f"together.row.{row}")


def talk(desk: Desk) -> None:
    """What stands beside the visit."""
    desk.press("talk.hard")
    desk.find("talk.call")
    desk.press("talk.hard")
    desk.gone("talk.call")
    desk.toggle("top.shared")
    desk.gone("rail.pause")
    desk.toggle("top.shared", False)
    desk.press("rail.add_need")
    desk.press("chooser.close")
    desk.press("rail.clarify")
    desk.press("bottom.back")
    desk.find("arrival.words.edit")
    for place in ("together", "agreement", "arrival", "readiness"):
        desk.press(f"rail.{place}")


def note_help(desk: Desk) -> None:
    """Which help the task took: every word once, then what holds."""
    for row, values in HELP.items():
        for value in values.split():
            desk.toggle(f"readiness.{row}.{value}")
    for offer in ("show_again", "power_of_attorney", "read_access", "exemption", "none", "it_cafe"):
        desk.toggle(f"readiness.offer.{offer}")
    desk.press("bottom.primary")


def agree(desk: Desk) -> None:
    """The lines, changed, added and removed, and the case note."""
    for owner, line in (("us", "Vi sender en ny kode"), ("trouble", "Kom igen"), ("citizen", "Hent din post")):
        desk.press(f"agreement.group.{owner}.add")
        desk.write(f"agreement.group.{owner}.field.edit", line)
        desk.press(f"agreement.group.{owner}.done")
        desk.gone(f"agreement.group.{owner}.done")
    desk.press("agreement.line.*.change")
    desk.press("agreement.group.citizen.remove")
    desk.gone("agreement.group.citizen.remove")
    desk.toggle("agreement.nothing_more")
    desk.toggle("agreement.nothing_more", False)
    desk.toggle("agreement.english")
    for given in ("large", "qr", "print", "nothing"):
        desk.toggle(f"agreement.given.{given}")
    desk.toggle("talk.role.authority")
    desk.toggle("talk.role.service")
    desk.press("bottom.primary")
    desk.press("agreement.case.to_write")


def close(desk: Desk) -> None:
    """The citizen's window and answer, then the visit once more from pause to its end."""
    desk.toggle("top.citizen")
    desk.press("citizen.language")
    desk.press("citizen.larger")
    desk.press("bottom.primary")
    desk.press("citizen.rate.1")
    desk.rest(0.5)
    desk.press("citizen.rate.2")
    desk.press("start.to_write.1.button")
    desk.press("start.closed.undo")
    desk.press("rail.pause")
    desk.press("start.waiting.1.button")
    desk.press("top.search")
    desk.press("chooser.option.citizen_left")
    desk.find("start.new_visit")
    desk.look()


def main(python: str, project: str, data: str, topic: str) -> int:
    """Start everything, make the visit, say how it went."""
    programs = [subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
    began = time.monotonic()
    try:
        programs.append(subprocess.Popen([python, "-m", "desk_assistant", "--data", data], cwd=project, env=os.environ))
        desk = Desk(programs[-1])
        arrive(desk, topic)
        work_together(desk)
        talk(desk)
        note_help(desk)
        agree(desk)
        close(desk)
    except Missed as missed:
        print(f"missed: {missed}")
        return 1
    finally:
        for program in reversed(programs):
            program.terminate()
            program.wait(PATIENCE)
    for said in desk.said:
        print(f"said: {said}")
    for identifier in sorted(desk.unnamed):
        print(f"unnamed: {identifier}")
    for identifier in sorted(desk.seen - desk.operated):
        print(f"left: {identifier}")
    seconds = time.monotonic() - began
    print(f"{len(desk.operated)} controls operated, {len(desk.seen)} seen, {len(desk.unnamed)} unnamed, {len(desk.said)} said, {seconds:.0f} s")
    return 1 if desk.unnamed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
