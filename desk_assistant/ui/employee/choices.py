"""What the chooser offers for each purpose, and what a choice leads to."""

from PySide6.QtCore import QCoreApplication

from desk_assistant.ui import wording
from desk_assistant.ui.employee.actions import acts
from desk_assistant.ui.employee.chooser import Chooser, Option
from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.visit import commands as c
from desk_assistant.visit.facts import PLACES

translate = QCoreApplication.translate
_CALLED = "called:"


def open_chooser(purpose: str, chooser: Chooser, conductor: Conductor, titles: tuple[tuple[str, str], ...]) -> None:
    """Open the palette, the list of topics (`titles` are flow id and title), or the list of places to hand over to."""
    if purpose == "palette":
        now = ("always", "visit" if conductor.in_visit else "start")
        shown = [act for act in acts() if act.where in now and act.id != "palette"]
        options = tuple(Option(a.id, a.text, a.shown_keys or (a.keys[0] if a.keys else ""), a.found_by) for a in shown)
        chooser.open(purpose, translate("Chooser", "Search or do something"), options, search=True)
    elif purpose == "add_need" and conductor.in_visit:
        topics = (*titles, ("other", translate("Arrival", "Another matter / not known yet")))
        options = tuple(Option(flow, title, str(number)) for number, (flow, title) in enumerate(topics, start=1))
        chooser.open(purpose, translate("Chooser", "Which topic?"), options, search=False)
    elif purpose == "hand_over" and conductor.in_visit:
        options = tuple(Option(place, wording.handover_place(place), str(at)) for at, place in enumerate(PLACES, start=1))
        chooser.open(purpose, translate("Chooser", "Who takes it over?"), options, search=False)


def take_choice(purpose: str, what: str, chooser: Chooser, conductor: Conductor) -> None:
    """Act on what was chosen; a hand-over asks once more whether they were called."""
    visit = conductor.session.visit
    if purpose == "add_need":
        if conductor.do(c.AddNeed(None if what == "other" else what, stated=False)):
            conductor.go_to("clarify")
    elif purpose == "hand_over":
        yes = Option("yes", translate("Chooser", "Yes, they know the citizen is coming"), "1")
        no = Option("no", translate("Chooser", "No, not yet"), "2")
        chooser.open(f"{_CALLED}{what}", translate("Chooser", "Did you call them?"), (yes, no), search=False)
    elif purpose.startswith(_CALLED) and visit is not None and visit.current is not None:
        place = purpose.removeprefix(_CALLED)
        if conductor.do(c.HandOver(visit.current, place, what == "yes")):
            conductor.go_to("agreement")
