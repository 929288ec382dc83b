"""Everything that is stored, as JSON Lines: for audit and for the right of access."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.store.journal import Journal
from desk_assistant.visit.agreement import valid_number


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


def _print(journal: Journal, wanted: str | None) -> int:
    number = wanted.upper().replace("-", "") if wanted and valid_number(wanted) else None
    found = 0
    words: dict[str, dict[str, str]] = {}
    visits = _visits_with(journal, number) if number else {wanted} if wanted else None
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


def _visits_with(journal: Journal, number: str) -> set[str]:
    return {fact.visit for fact in journal.all_facts() if fact.name == "visit.closed" and json.loads(fact.body)["number"] == number}
