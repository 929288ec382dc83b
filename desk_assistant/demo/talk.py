"""The course of one invented visit, key press by key press, as an employee and a citizen would take it."""

from datetime import date
from random import Random

from desk_assistant.content.conditions import follow_ups, items, visible_questions
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow, Question, Step
from desk_assistant.demo import closing, sentences
from desk_assistant.demo.citizens import Citizen
from desk_assistant.demo.player import Played, Player
from desk_assistant.demo.topics import Topics, usual_answer
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.state import Need

#: How visits end, in per cent. A hand-over may come out of an agreement too.
_ENDS, _OFTEN = ("agreement", "answer_only", "handed_over", "left"), (81, 11, 4, 4)
_AGAIN, _HELPS, _SAYS, _EVENT, _MISTAKEN, _SECOND = 0.08, 0.07, 0.35, 0.05, 0.11, 0.12
_OTHER_WAY, _PAUSED, _SUMMED_UP, _SLIP, _NOT_RELEVANT, _GOES_ON = 0.03, 0.03, 0.02, 0.008, 0.02, 0.2


class Talk:
    """Plays visits on days up to `today`."""

    def __init__(self, player: Player, topics: Topics, chance: Random, today: date) -> None:
        self._player = player
        self._topics = topics
        self._chance = chance
        self._today = today

    def play(self, day: date, hour: int, outage: bool = False) -> Played:
        """Play a visit to its end. With `outage` the citizens' login is out of order that day."""
        end = self._chance.choices(_ENDS, _OFTEN)[0]
        self._begin(day, hour, outage)
        if end == "answer_only":
            self._answer_only()
        elif end == "left":
            self._leave()
        elif end == "handed_over":
            self._hand_over()
        else:
            self._help()
        written = closing.case_notes_are_written(day, self._today, self._chance)
        closing.follow(self._player, self._chance, written)
        return self._player.played()

    def pause(self, day: date, hour: int) -> Played:
        """Play a visit until it is set on pause, and leave it there."""
        self._begin(day, hour, outage=False)
        self._come_for_something()
        self._clarify()
        self._work(self._player.visit.live_needs[0], most=2)
        self._player.do(c.Park())
        return self._player.played()

    def _begin(self, day: date, hour: int, outage: bool) -> None:
        self._month = day.month
        self._player.begin(day, hour)
        helps = self._happens(_HELPS)
        self._citizen = Citizen(self._chance, day, self._today, outage, accompanied=helps)
        if helps:
            self._player.do(c.Mark("helps_other", True))
        if self._happens(_AGAIN):
            self._player.do(c.Mark("again", True))
        if self._happens(_SAYS):
            self._player.do(c.State(self._chance.choice(sentences.SAID)))

    def _happens(self, often: float) -> bool:
        return self._chance.random() < often

    def _answer_only(self) -> None:
        if self._player.visit.stated is not None and self._happens(0.3):
            self._player.do(c.AddNeed(None, stated=True))
        else:
            self._come_for_something()
            if self._happens(0.4):
                self._clarify()
        self._player.do(c.Close("answer_only"))

    def _leave(self) -> None:
        if self._happens(0.85):
            self._come_for_something()
            self._clarify()
            self._work(self._player.visit.live_needs[0], self._chance.randrange(6))
        self._player.do(c.Close("left"))

    def _hand_over(self) -> None:
        self._come_for_something()
        self._clarify()
        for need in self._player.visit.live_needs:
            if self._happens(0.3):
                self._work(need, most=2)
            to, entry = self._topics.taken_over(need.flow, self._chance)
            self._player.do(c.HandOver(need.id, to, self._happens(0.7), entry))
        closing.agree(self._player, self._chance)

    def _help(self) -> None:
        self._come_for_something()
        self._clarify()
        if self._happens(_PAUSED):
            self._player.do(c.Park())
            self._player.do(c.Resume())
        for need in self._player.visit.live_needs:
            if self._player.visit.current != need.id:
                self._player.do(c.Choose(need.id))
            if self._happens(_OTHER_WAY):
                self._player.do(c.ChooseWay(need.id, True))
            else:
                self._work(need)
        closing.note_readiness(self._player, self._chance, self._citizen)
        closing.agree(self._player, self._chance)

    def _come_for_something(self) -> None:
        """Put needs on the table: those of a life event, or one; sometimes another than was asked for; sometimes one more."""
        player, month = self._player, self._month
        if self._happens(_EVENT):
            event = self._topics.event(month, self._chance)
            player.do(c.OpenLifeEvent(event, self._topics.bundle(event)))
            for need in player.visit.needs[1:]:
                if self._happens(0.6):
                    player.do(c.SetAside(need.id))
            return
        real = self._topics.flow(month, self._chance)
        said = self._topics.mistaken_for(real, self._chance)
        if said is not None and self._happens(_MISTAKEN * 1.7):
            player.do(c.AddNeed(said, stated=True))
            player.do(c.AddNeed(real, stated=False))
            player.do(c.SetAside("n1"))
        else:
            player.do(c.AddNeed(real, stated=True))
        if self._happens(_SECOND):
            player.do(c.AddNeed(self._another(real), stated=False))

    def _another(self, flow_id: str) -> str:
        """Give what else it may be about: what the flow itself offers, or whatever people come for."""
        flow = self._flow(self._player.visit.live_needs[0])
        offered = [follow.flow for follow in follow_ups(flow, {}) if follow.flow != flow_id]
        return self._chance.choice(offered) if offered and self._happens(0.6) else self._topics.flow(self._month, self._chance)

    def _flow(self, need: Need) -> Flow:
        return self._player.contents.pinned[need.content or ""]

    def _clarify(self) -> None:
        """Answer what is asked before the first step of each need, say it back and agree."""
        for need in self._player.visit.live_needs:
            flow, answers = self._flow(need), dict(need.answers)
            while question := _asked_first(flow, answers):
                answers[question.id] = self._answer(need, question)
        if self._happens(_SUMMED_UP):
            self._player.do(c.WriteSummary(self._chance.choice(sentences.SUMMED_UP)))
        if self._happens(0.93):
            self._player.do(c.Agree())

    def _answer(self, need: Need, question: Question) -> str:
        answer = usual_answer(need.flow or "", question, self._chance)
        self._player.do(c.AnswerQuestion(need.id, question.id, answer))
        return answer

    def _work(self, need: Need, most: int = 99) -> None:
        """Take what the list of the need shows, one after the other: until the end, a stop, or so many steps."""
        flow, answers, taken = self._flow(need), dict(need.answers), 0
        while True:
            shown = items(flow, answers)
            for step in [item for item in shown if isinstance(item, Step)][taken:most]:
                taken += 1
                if not self._step(need, flow, step):
                    return
            question = shown[-1]
            if taken >= most or isinstance(question, Step) or question.id in answers:
                return
            answers[question.id] = self._answer(need, question)

    def _step(self, need: Need, flow: Flow, step: Step) -> bool:
        """Note one step, or leave it unnoted; gives whether the work goes on."""
        player, citizen = self._player, self._citizen
        if not self._happens(citizen.noted):
            return True
        stop = citizen.stop(step)
        if stop is not None:
            player.do(c.NoteStep(need.id, step.id, "blocked", stop))
            return self._happens(_GOES_ON)
        if step.kind == "authority":
            player.do(c.NoteStep(need.id, step.id, "acted"))
        elif step.kind not in OWN_HANDS_ONLY and not step.critical and self._happens(_NOT_RELEVANT):
            player.do(c.NoteStep(need.id, step.id, "not_relevant"))
        else:
            self._note(need.id, step, citizen.level(flow.id, step))
        return True

    def _note(self, need: str, step: Step, level: f.Outcome) -> None:
        if self._happens(_SLIP):
            self._player.do(c.NoteStep(need, step.id, "guided" if level == "alone" else "alone"))
            self._player.do(c.Undo())
        self._player.do(c.NoteStep(need, step.id, level))


def _asked_first(flow: Flow, answers: dict[str, str]) -> Question | None:
    """Give the next question that is asked while the need is clarified, or None."""
    asked = visible_questions(flow, answers)
    return next((question for question in asked if question.before is None and question.id not in answers), None)
