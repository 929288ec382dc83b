"""The running program as assistive technology meets it: found, pressed, toggled and written in through the tree.

Runs under the system's own Python, which has pyatspi; `atspi_visit.py` beside it uses it.
"""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pyatspi
from gi.repository import Atspi, GLib

PATIENCE = 40
PAUSE = 0.03
REST = 1.3
"""Seconds until a text that was written counts as finished, and a little more."""
ROLES = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY,
}  # fmt: skip


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
        Atspi.set_timeout(1000 * PATIENCE, 1000 * PATIENCE)
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
        """Give everything that can be seen, also what is scrolled away, and leave out what is being taken away meanwhile."""
        above = below if below is not None else self.tree
        with suppress(GLib.GError):
            for number in range(above.childCount):
                with suppress(GLib.GError):
                    node = above.getChildAtIndex(number)
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
            if before in identifier and identifier.endswith(after or before) and self._visible(node):
                return node
        return None

    @staticmethod
    def _visible(node: Atspi.Accessible) -> bool:
        """Tell if a node can be seen; one that was taken away with the page it stood on cannot."""
        with suppress(GLib.GError):
            return node.getState().contains(pyatspi.STATE_VISIBLE)
        return False

    def _met(self, name: str) -> Atspi.Accessible | None:
        self.look()
        return self._known(name)

    def called(self, family: str, words: str) -> str:
        """Wait for a control of a family (`arrival.topic`) whose name begins with some words, and give its identifier."""
        return self.wait(f"{family} called {words}", lambda: self._called(f".{family}.", words))

    def _called(self, family: str, words: str) -> str | None:
        self.look()
        for identifier, node in self.met.items():
            if family in identifier and self._visible(node) and node.name.startswith(words):
                return family[1:] + identifier.rpartition(family)[2]
        return None

    def look(self) -> None:
        """Go through everything that can be seen, and take note of controls without a name."""
        for node in self.nodes():
            with suppress(GLib.GError):
                self._note(node)

    def visible(self) -> set[str]:
        """Give the identifiers of the controls that can be seen now."""
        self.look()
        return {identifier.rpartition("desk_assistant.")[2] for identifier in self.seen if self._visible(self.met[identifier])}

    def _note(self, node: Atspi.Accessible) -> None:
        identifier = node.get_accessible_id()
        self.met[identifier] = node
        if node.getRole() in ROLES:
            self.seen.add(identifier)
            if not node.name.strip():
                self.unnamed.add(identifier)

    def ask_too_far(self) -> None:
        """Ask everything that can be seen for one child more than it has, as happens when one has just gone."""
        for node in self.nodes():
            with suppress(GLib.GError):
                node.getChildAtIndex(node.childCount)
        if self.process.poll() is not None:
            raise Missed("the program ended on a question for a child that is not there; the program")

    def press(self, name: str, action: str = "Press") -> None:
        """Carry out an action of a control."""
        node, names = self.wait(name, lambda: self._offers(name))
        if action not in names:
            raise Missed(f"{name} has no action {action}, only {names}")
        print(f"{action.lower()} {name} – {node.name}")
        self.operated.add(node.get_accessible_id())
        node.queryAction().doAction(names.index(action))

    def _offers(self, name: str) -> tuple[Atspi.Accessible, list[str]] | None:
        """Give a control and what can be done with it, once it can be seen."""
        node = self._known(name) or self._met(name)
        if node is None:
            return None
        actions = node.queryAction()
        return node, [actions.getName(number) for number in range(actions.nActions)]

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
