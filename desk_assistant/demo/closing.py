"""The end of an invented visit: the help it took, the agreement, the case note, the note in hand, the citizen's answer."""

from datetime import date
from random import Random

from desk_assistant.demo import sentences
from desk_assistant.demo.citizens import Citizen
from desk_assistant.demo.player import Played, Player
from desk_assistant.store.rows import Evaluation
from desk_assistant.visit import agreement
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f

_GIVEN = (("print", "large", "pdf", "qr", "nothing"), (56, 9, 3, 13, 19))
_OFFERED = (("show_again", "it_cafe", "power_of_attorney", "read_access", "exemption", "none"), (34, 26, 12, 10, 8, 10))
#: Case notes of so many days back may still be unwritten.
_LATE_DAYS = 5
_FACES = (1, 2, 3, 4)
_CONTENT, _STOPPED = (61, 30, 7, 2), (34, 41, 18, 7)
_SOLVED = ("yes", "partly", "no")


def note_readiness(player: Player, chance: Random, citizen: Citizen) -> None:
    """Confirm *Hjælpebehov i dag* as a whole, row by row in part, or not at all; now and then with a wish and an offer."""
    how = chance.random()
    if how < 0.12:
        for row in chance.sample(f.ROWS, k=chance.randrange(1, 4)):
            player.do(c.NoteRow(row, chance.choice((0, 1, 1, 2, None))))
    if how < 0.06 or 0.12 <= how < 0.82:
        player.do(c.ConfirmReadiness())
    if how < 0.04:
        player.do(c.NoteGate(chance.choice(("in", "in_with_help"))))
    if chance.random() < 0.22:
        player.do(c.NoteWish(citizen.wish()))
    if chance.random() < 0.2:
        player.do(c.Offer(chance.choices(*_OFFERED)[0], True))
    if chance.random() < 0.1:
        player.do(c.UseAuthority())


def agree(player: Player, chance: Random) -> None:
    """Change the agreement a little where somebody would, answer the case note if it is asked for, and close."""
    if chance.random() < 0.03:
        player.do(c.WriteLine(None, *chance.choice(sentences.AGREED)))
    if chance.random() < 0.02:
        lines = agreement.compose(player.visit, player.contents.pinned)
        if len(lines) > 2:
            player.do(c.RemoveLine(lines[-2].id))
    if chance.random() < 0.03:
        player.do(c.SetNothingMore(True))
    if player.ask(c.Close("agreement")) is None:
        return
    state = chance.choices(f.CASE_NOTES, (45, 40, 15))[0]
    if player.ask(c.AnswerCaseNote(state)) is not None:  # something was promised, so it has to be written
        player.do(c.AnswerCaseNote("to_write" if chance.random() < 0.25 else "written"))
    player.do(c.Close("agreement"))


def follow(player: Player, chance: Random, written: bool) -> None:
    """Hand the note over after closing, and write the case note that was put off."""
    if player.visit.closing in ("agreement", "handed_over"):
        player.do(c.GiveNote(chance.choices(*_GIVEN)[0]))
    if player.visit.case_note == "to_write" and written:
        player.do(c.AnswerCaseNote("written"))


def case_notes_are_written(day: date, today: date, chance: Random) -> bool:
    """Draw whether a case note put off on the day was written since; only those of the last days may wait."""
    return chance.random() < 0.8 or (today - day).days > _LATE_DAYS


def evaluation(played: Played, chance: Random) -> Evaluation | None:
    """Draw the citizen's answer, or None: between a third and three fifths answer, more in some weeks than in others."""
    visit = played.visit
    year, week, _ = visit.opened.isocalendar()
    answers = Random(f"{year} {week}").uniform(0.36, 0.59)
    if visit.closing not in ("agreement", "handed_over", "answer_only") or chance.random() >= answers:
        return None
    stopped = any(noted.outcome == "blocked" for need in visit.live_needs for noted in need.steps.values())
    face = chance.choices(_FACES, _STOPPED if stopped else _CONTENT)[0] if chance.random() < 0.97 else None
    solved = chance.choices(_SOLVED, (18, 47, 35) if stopped else (84, 13, 3))[0]
    told = solved if face is None or chance.random() < 0.75 else None
    return Evaluation(chance.randbytes(16), f"{year}-W{week:02}", "", face, told)
