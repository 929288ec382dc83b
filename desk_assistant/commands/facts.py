"""Everything that is stored, as JSON Lines: for audit and for the right of access."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.store import reading
from desk_assistant.store.journal import Journal
from desk_assistant.visit.agreement import plain_number, valid_number


def print_facts(folder: Path, visit: str | None, sources: Sequence[Path] | None = None) -> int:
    """Print each fact of the log or of copies, or of one visit, with the words that have not faded. 1 when that cannot be read."""
    try:
        with opened(folder, sources, date.today()) as journals:
            found = sum(_print(journal, visit) for journal in journals)
    except NotReadable as problem:
        print(problem, file=sys.stderr)
        return 1
    if visit and not found:
        print("Der er intet gemt om det besøg.", file=sys.stderr)
        return 1
    return 0


def visits_of(journal: Journal, wanted: str) -> tuple[str, ...]:
    """Give the ids of the visits that a person means by an agreement number, or by the id itself."""
    if not valid_number(wanted):
        return (wanted,)
    return journal.read(partial(reading.visits_with, number=plain_number(wanted)))


def _print(journal: Journal, wanted: str | None) -> int:
    found = 0
    words: dict[str, dict[str, str]] = {}
    visits = visits_of(journal, wanted) if wanted else None
    for fact in journal.all_facts():
        if visits is not None and fact.visit not in visits:
            continue
        found += 1
        if fact.visit not in words:
            words[fact.visit] = journal.words(fact.visit)
        body = json.loads(fact.body)
        line = {"seq": fact.seq, "id": fact.id, "visit": fact.visit, "fact": fact.name, "version": fact.version, "date": fact.date, "body": body}
        if isinstance(body.get("words"), str):
            line["text"] = words[fact.visit].get(body["words"])
        print(json.dumps(line, ensure_ascii=False))
    return found

