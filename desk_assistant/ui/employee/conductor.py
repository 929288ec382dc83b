"""Conducts the visit: takes what was pressed, asks the session, and tells the window what to show."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_assistant.desk.session import Session
from desk_assistant.settings import Settings
from desk_assistant.ui import wording
from desk_assistant.ui.employee import view as views
from desk_assistant.ui.employee.heads_up import HeadsUp
from desk_assistant.ui.employee.state import Glance
from desk_assistant.visit import commands as c
from desk_assistant.visit.decision import Refused

translate = QCoreApplication.translate


class Conductor(QObject):
    """Holds what is looked at (`glance`). `shown` asks for a repaint, `said` for an announcement, `closed` follows a close."""

    shown = Signal(bool)
    said = Signal(str)
    closed = Signal()
    chooser_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session, settings: Callable[[], Settings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings
        self.glance = Glance(shared=settings().starts_shared, language=settings().language)
        self.here: frozenset[str] = frozenset()
        self.problem = ""
        self.failed: c.Command | None = None
        self.switched = False
        self.heads_up = HeadsUp()
        self.suggest: Callable[[str, int], tuple] = _nothing
        """Gives what words suggest, best first, at most so many."""
        self._acts: dict[str, Callable[[], None]] = {
            "continue": self.go_on,
            "back": self.go_back,
            "answer_only": self._close_answer_only,
            "citizen_left": self._close_left,
            "park": self._park,
            "undo": self._undo,
            "redo": self._redo,
            "next_need": self._next_need,
            "not_this": self._not_this,
            "other_way": self._other_way,
            "switch_role": self._switch_role,
            "hard_talk": self._hard_talk,
            "shared_screen": self._shared,
            "open_solution": self._open_solution,
            "retry": self._retry,
        }

    @property
    def in_visit(self) -> bool:
        """Whether a visit is running (not the start screen)."""
        return self.session.visit is not None

    def act(self, name: str) -> bool:
        """Carry an act out; False when it is not one of the conductor's."""
        if name.startswith("place_"):
            self.go_to(wording.PLACES[int(name[-1]) - 1])
        elif name in self._acts:
            self._acts[name]()
        else:
            return False
        return True

    def do(self, command: c.Command, refocus: bool = False) -> bool:
        """Carry a command out; True when it was accepted. A refusal is shown in its place."""
        refused = self.session.do(command)
        return self._settle(refused, command, refocus)

    def do_and_go(self, command: c.Command, place: str) -> bool:
        """Carry a command out and go on to a place, painted once; what is refused stays where it is."""
        kept = self.glance
        self.glance = replace(kept, place=place, item=None, asks_stop=False)
        if self.do(command, refocus=True):
            return True
        self.glance = replace(kept, refused=self.glance.refused)
        self.shown.emit(False)
        return False

    def _settle(self, refused: Refused | None, command: c.Command | None, refocus: bool) -> bool:
        self.failed = command if refused is not None and refused.code == "not_saved" else None
        sentence = wording.refusal(refused.code, refused.data) if refused is not None else ""
        self.problem = sentence if self.failed is not None else ""
        self.glance = replace(self.glance, refused=sentence or None)
        if sentence:
            self.said.emit(sentence)
        self.shown.emit(refocus and refused is None)
        return refused is None

    def look(self, refocus: bool = True, **changes: object) -> None:
        """Change what is looked at."""
        self.glance = replace(self.glance, refused=None, **changes)
        self.shown.emit(refocus)

    def begin(self) -> None:
        """Start a new visit at *Ankomst*."""
        self.here, self.switched = frozenset(), False
        self.glance = Glance(shared=self.glance.shared, language=self.settings().language)
        self._settle(self.session.begin(), None, True)

    def resume(self, visit_id: str) -> None:
        """Take a waiting visit up again, at the step it had come to."""
        self.here, self.switched = frozenset(), False
        self.glance = Glance(shared=self.glance.shared, language=self.settings().language)
        if self._settle(self.session.resume(visit_id), None, False):
            self._look_where_it_stopped()

    def _look_where_it_stopped(self) -> None:
        visit = self.session.visit
        place = "arrival"
        if visit is not None and visit.live_needs:
            begun = visit.agreed or any(need.steps for need in visit.live_needs)
            place = "together" if begun else "clarify"
        self.look(place=place)
        step = views.current_step(visit, self.session.flows, self.glance) if visit and place == "together" else None
        flow = self.session.flows.get(visit.need(step[0]).content or "") if visit and step else None
        if flow is not None and step is not None:
            self.said.emit(translate("Together", "You had come to: %1").replace("%1", flow.step(step[1]).title))

    def go_to(self, place: str) -> None:
        """Show a place of the running visit."""
        if self.in_visit:
            self.look(place=place, item=None, asks_stop=False)

    def go_back(self) -> None:
        """Show the place before this one."""
        at = wording.PLACES.index(self.glance.place)
        if self.in_visit and at > 0:
            self.go_to(wording.PLACES[at - 1])

    def go_on(self) -> None:
        """Do what the primary button says."""
        visit, place = self.session.visit, self.glance.place
        if visit is None:
            return
        if place == "arrival":
            self._leave_arrival()
        elif place == "readiness":
            self.do_and_go(c.ConfirmReadiness(), "agreement")
        elif place == "agreement":
            if self.do(c.Close("agreement")):
                self.closed.emit()
        else:
            self.go_to(wording.PLACES[wording.PLACES.index(place) + 1])

    def _leave_arrival(self) -> None:
        visit = self.session.visit
        if visit is not None and not visit.live_needs:
            if visit.stated is None:
                self._settle(Refused("no_need"), None, False)
                return
            if not self.do(c.AddNeed(None, stated=True)):
                return
        self.go_to("clarify")

    def pressed_in_list(self, what: str) -> None:
        """Act on a press in the open step: an outcome, a reason, an answer."""
        visit = self.session.visit
        if visit is None:
            return
        kind, _, value = what.partition(":")
        if kind == "ask_stop":
            self.look(asks_stop=not self.glance.asks_stop)
        elif kind == "answer":
            self.answer(self._open_question(), value)
        else:
            step = views.current_step(visit, self.session.flows, self.glance)
            if step is not None:
                self._note(*step, kind, value or None)

    def _note(self, need: str, step: str, outcome: str, stop: str | None) -> None:
        flow = self.session.flows[self.session.visit.need(need).content]
        title = flow.step(step).title
        kept = self.glance
        self.glance = replace(self.glance, item=None, asks_stop=False)
        if self.do(c.NoteStep(need, step, outcome, stop), refocus=True):
            said = translate("Together", "%1. %2.").replace("%1", title).replace("%2", wording.outcome_name(outcome))
            self.said.emit(said)
        else:
            self.glance = replace(kept, refused=self.glance.refused)
            self.shown.emit(False)

    def _open_question(self) -> str | None:
        visit = self.session.visit
        need = visit.need(visit.current) if visit else None
        flow = self.session.flows.get(need.content or "") if need else None
        item = views.open_item_id(need, flow, self.glance) if need and flow else None
        return item if flow and item and flow.question(item) else None

    def answer(self, question: str | None, answer: str) -> None:
        """Answer a question of the current need."""
        visit = self.session.visit
        if visit is not None and visit.current is not None and question is not None:
            self.glance = replace(self.glance, item=None)
            self.do(c.AnswerQuestion(visit.current, question, answer), refocus=True)

    def _close_answer_only(self) -> None:
        if self.in_visit:
            visit = self.session.visit
            if visit is not None and not visit.live_needs and visit.stated is not None:
                self.do(c.AddNeed(None, stated=True))
            if self.do(c.Close("answer_only")):
                self.leave()
            elif self.glance.refused == wording.refusal("case_note_open"):
                self.go_to("agreement")

    def _close_left(self) -> None:
        if self.in_visit and self.do(c.Close("left")):
            self.leave()

    def _park(self) -> None:
        if self.in_visit and self.do(c.Park()):
            self.leave()

    def leave(self) -> None:
        """Go back to the start screen."""
        self.session.leave()
        self.glance = Glance(shared=self.glance.shared, language=self.settings().language)
        self.here = frozenset()
        self.shown.emit(True)

    def _undo(self) -> None:
        if self.in_visit:
            if self.do(c.Undo(), refocus=True):
                self.said.emit(translate("Together", "Undone."))
        elif self._settle(self.session.reopen_last(), None, False):
            self.look(place="agreement")

    def _redo(self) -> None:
        if self.in_visit:
            self.do(c.Redo(), refocus=True)

    def _next_need(self) -> None:
        visit = self.session.visit
        needs = visit.live_needs if visit else ()
        if len(needs) > 1:
            at = next((number for number, need in enumerate(needs) if need.id == visit.current), -1)
            self.choose_need(needs[(at + 1) % len(needs)].id)

    def choose_need(self, need: str) -> None:
        """Move the talk to another topic."""
        self.glance = replace(self.glance, item=None, asks_stop=False)
        self.do(c.Choose(need), refocus=True)

    def _not_this(self) -> None:
        visit = self.session.visit
        if visit is not None and visit.current is not None:
            self.do(c.SetAside(visit.current), refocus=True)

    def _other_way(self) -> None:
        visit = self.session.visit
        need = visit.need(visit.current) if visit else None
        if need is not None:
            self.do(c.ChooseWay(need.id, not need.other_way))

    def _switch_role(self) -> None:
        self.set_role("authority" if self.glance.role == "service" else "service")

    def set_role(self, role: str) -> None:
        """Switch role; using *Myndighed* opens the case-note question, and which role was used when is not kept."""
        self.switched = True
        if role == "authority" and self.in_visit and not self.do(c.UseAuthority()):
            return
        self.look(refocus=False, role=role)

    def _hard_talk(self) -> None:
        self.look(refocus=False, hard=not self.glance.hard)

    def _shared(self) -> None:
        self.look(refocus=False, shared=not self.glance.shared, hard=False)

    def _open_solution(self) -> None:
        visit = self.session.visit
        need = visit.need(visit.current) if visit else None
        flow = self.session.flows.get(need.content or "") if need else None
        if flow is not None and need is not None:
            item = views.open_item_id(need, flow, self.glance)
            step = flow.step(item) if item else None
            self.opened.emit(step.address if step and step.address else flow.address)

    def _retry(self) -> None:
        if self.failed is not None:
            self.do(self.failed)


def _nothing(text: str, limit: int) -> tuple:
    """Suggest nothing: the words are not understood before the content is read."""
    return ()
