"""What a content owner should look at: review dates that are near or past, and numbers that run out."""

import json
from dataclasses import dataclass
from datetime import date

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.content.review import Due, Reason, review

_KINDS = {"flow": "forløb", "life_event": "livssituation", "place": "sted"}
_WHY = {
    "review_passed": "skulle være set efter senest {day}",
    "review_soon": "skal ses efter senest {day}",
    "fact_expired": "tallet {fact} gjaldt til {day}",
    "fact_was_over": "tallet {fact} gjaldt til {day} og blev ikke vist, da teksten blev set efter",
    "fact_ends": "tallet {fact} gælder til {day}",
    "fact_future": "tallet {fact} gælder først fra {day}",
    "fact_uncertain": "tallet {fact} er ikke sikkert og vises ikke",
}


@dataclass(frozen=True)
class Window:
    """The day to look from, and how many days ahead."""

    today: date
    within: int


def print_review(library: Library, window: Window, as_json: bool) -> int:
    """Print what needs a look, the oldest day first; 1 when something is past its day already."""
    due = review(library, window.today, window.within)
    if as_json:
        print(json.dumps(msgspec.to_builtins(due), ensure_ascii=False, indent=1))
    else:
        for one in due:
            _print(one)
        print(f"{len(due)} skal ses efter inden for {window.within} dage." if due else "Intet skal ses efter nu.")
    return int(any(reason.code in ("review_passed", "fact_expired") for one in due for reason in one.reasons))


def _print(due: Due) -> None:
    print(f"{_KINDS[due.kind]} {due.id}: {due.title}")
    for reason in due.reasons:
        print(f"  {_why(reason)}")


def _why(reason: Reason) -> str:
    return _WHY[reason.code].format(day=reason.day.isoformat(), fact=reason.fact)
