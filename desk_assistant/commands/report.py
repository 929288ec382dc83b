"""The report for a staff meeting as a PDF that is there whole or not at all."""

import secrets
import sys
from collections.abc import Callable, Generator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant.commands.reading import NotReadable, content_of, opened, refuse_twice
from desk_assistant.commands.sentences import refusal
from desk_assistant.commands.telling import Told, trouble
from desk_assistant.content.meeting import load_meeting
from desk_assistant.insight.counting import figures
from desk_assistant.insight.danish import HIDDEN
from desk_assistant.insight.landing import Landing
from desk_assistant.insight.periods import Period, in_words
from desk_assistant.insight.report import Report, report
from desk_assistant.insight.sources import Source, read
from desk_assistant.paper.pages import TypesettingFailed
from desk_assistant.paper.report import report_pdf
from desk_assistant.policy.in_force import settings_of
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.rows import Exported


def write_report(folder: Path, period: Period, out: Path, today: date, sources: Sequence[Path] | None, overwrite: bool) -> int:
    """Write the report of a month or quarter. 1 when it could not be made, 2 when the period or the name is wrong."""
    if not period.is_complete(today):
        first = in_words(period.last + timedelta(days=1))
        return _refused(f"Perioden {period.label} er ikke slut. Rapporten kan laves fra den {first}.", 2)
    try:
        with opened(folder, sources, today) as journals:
            refuse_twice(journals)
            told = Told(folder, today, journals[0])
            made = report_of(folder, journals, period, today, own=not sources)
            for _ in saving(made, period, out, today, told, overwrite):
                pass
    except NotReadable as problem:
        return _refused(str(problem))
    except StoreRefused as problem:
        return _refused(refusal(problem.code))
    except ValueError as problem:
        return _refused(str(problem), 2)
    except TypesettingFailed as problem:
        return _refused(f"Rapporten kunne ikke laves ({problem.code}). Kør selfcheck, eller kontakt it.")
    except FileExistsError:
        return _refused(f"Filen {out.name} findes allerede. Vælg et andet navn, eller skriv --overwrite.")
    except OSError as problem:
        return _refused(trouble(problem))
    logged = "Rapporten venter på at komme i eksportloggen." if told.waits else "Rapporten står i eksportloggen."
    print(f"Rapporten for {period.label} er gemt i {out.name}. {logged}")
    return 0


def saving(made: Report, period: Period, out: Path, today: date, told: Callable[[Exported], None], overwrite: bool = False) -> Generator[int, None, Exported]:
    """Write a report in slices, and tell the export log before the file gets its name. Stopped, it leaves no file.

    Raises TypesettingFailed, FileExistsError, OSError, and what `told` raises.
    """
    with Landing(out, overwrite=overwrite) as landing:
        landing.files[0].write(report_pdf(msgspec.to_builtins(made), paths.resources()))
        for _ in landing.secure():
            yield 0
        exported = _exported(made, period, today)
        told(exported)
        landing.land()
    return exported


def report_of(folder: Path, sources: Sequence[Source], period: Period, today: date, own: bool) -> Report:
    """Give the report from one log or several, added up; `own` is the desk's own log, so its name stands on the report.

    Raises StoreFailed, and ValueError for a period that may not leave the house or texts that cannot be read.
    """
    active = content_of(folder)
    library = active.library
    meeting, faults = load_meeting(active.folder)
    if meeting is None:
        raise ValueError(f"Teksterne til personalemødet kan ikke læses. {faults[0]}")
    found, before = (figures(read(sources, of), of, library, today) for of in (period, period.previous()))
    known = settings_of(folder)
    desk = known.desk_name if own else f"{len(sources)} skranker" if len(sources) > 1 else ""
    return report(found, before, meeting, " · ".join(filter(None, (known.municipality, desk))), today)


def _exported(made: Report, period: Period, today: date) -> Exported:
    """Give the event: the rows of all tables, and how many of them hold something back."""
    rows = [row for part in made.parts for table in part for row in table.rows]
    held_back = sum(HIDDEN in row for row in rows)
    first, last = period.first.isoformat(), period.last.isoformat()
    return Exported(secrets.token_bytes(16), today.isoformat(), "report", "pdf", first, last, len(rows), held_back, False, None)


def _refused(sentence: str, code: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return code
