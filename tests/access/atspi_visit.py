"""Makes a whole visit by a screen reader's means alone: `atspi_visit.py PYTHON PROJECT DATA TITLE`.

Runs under the system's own Python inside a session bus with a screen, starts a window manager and the program, finds
every control by its identifier in the accessibility tree and operates it there: Press, Toggle, editable text. Prints
one line for each act and a last line with the counts. Exit code 1, and what was missed, when something did not work.
"""

import os
import subprocess
import sys
import time

from atspi_desk import PATIENCE, Desk, Missed

HELP = {
    "gate": "not_in in_with_help in",
    "find": "unseen 2 1 0",
    "read": "unseen 2 0 1",
    "fill": "unseen 0 1 2",
    "device": "0 1 2 unseen",
    "confidence": "unseen 2 0 1",
    "wish": "other_way together alone beside",
}


def arrive(desk: Desk, topic: str) -> None:
    """From the start screen to the need said back; `topic` is the title of the flow."""
    desk.press("start.new_visit")
    desk.write("arrival.words.edit", "Jeg er flyttet og vil have en ny læge")
    for chip in ("again", "helps_other", "interpreter", "quiet"):
        desk.toggle(f"arrival.{chip}")
    desk.toggle("arrival.helps_other", False)
    desk.press("talk.situations")
    for situation in ("hurry", "upset", "relative", "little_danish", "hard_of_hearing"):
        desk.toggle(f"talk.situation.{situation}")
        desk.toggle(f"talk.situation.{situation}", False)
    desk.press("talk.situations")
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
        desk.ask_too_far()
        work_together(desk)
        desk.ask_too_far()
        talk(desk)
        desk.ask_too_far()
        note_help(desk)
        desk.ask_too_far()
        agree(desk)
        desk.ask_too_far()
        close(desk)
    except Missed as missed:
        print(f"missed: {missed}; exit code so far: {desk.process.poll()}; seen: {', '.join(sorted(desk.visible()))}")
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
