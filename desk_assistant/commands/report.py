"""The report for a staff meeting as a PDF that is there whole or not at all."""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import msgspec

from desk_assistant import paths, settings
from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.content.compiled import load_with_local
from desk_assistant.content.meeting import load_meeting
from desk_assistant.insight.counting import figures
from desk_assistant.insight.periods import Period, in_words
from desk_assistant.insight.report import Report, report
from desk_assistant.insight.sources import Source, read
from desk_assistant.paper.pages import TypesettingFailed
from desk_assistant.paper.report import report_pdf

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_report(folder: Path, period: Period, out: Path, today: date, sources: Sequence[Path] | None, overwrite: bool) -> int:
    """Write the report of a month or quarter. 1 when it could not be made, 2 when the period or the name is wrong."""
    if not period.is_complete(today):
        first = in_words(period.last + timedelta(days=1))
        return _refused(f"Perioden {period.label} er ikke slut. Rapporten kan laves fra den {first}.", 2)
    if out.exists() and not overwrite:
        return _refused(f"Filen {out.name} findes allerede. Vælg et andet navn, eller skriv --overwrite.", 2)
    try:
        with opened(folder, sources, today) as journals:
            made = report_of(folder, journals, period, today, own=not sources)
            _write(out, report_pdf(msgspec.to_builtins(made), paths.resources()))
    except NotReadable as problem:
        return _refused(str(problem))
    except ValueError as problem:
        return _refused(str(problem), 2)
    except TypesettingFailed as problem:
        return _refused(f"Rapporten kunne ikke laves ({problem.code}). Kør selfcheck, eller kontakt it.")
    except OSError as problem:
        full = problem.errno in _NO_ROOM
        way = "Disken er fuld. Frigør plads, og prøv igen." if full else "Filen kunne ikke gemmes dér. Vælg en anden mappe."
        return _refused(f"{way} Der er ikke gemt nogen fil.")
    print(f"Rapporten for {period.label} er gemt i {out.name}.")
    return 0


def report_of(folder: Path, sources: Sequence[Source], period: Period, today: date, own: bool) -> Report:
    """Give the report from one log or several, added up; `own` is the desk's own log, so its name stands on the report.

    Raises StoreFailed, and ValueError for a period that may not leave the house or texts that cannot be read.
    """
    resources = paths.resources() / "content"
    library = load_with_local(resources, folder / paths.CONTENT, folder / paths.LOCAL)
    meeting, faults = load_meeting(resources)
    if meeting is None:
        raise ValueError(f"Teksterne til personalemødet kan ikke læses. {faults[0]}")
    found, before = (figures(read(sources, of), of, library, today) for of in (period, period.previous()))
    known, _ = settings.load(folder / paths.SETTINGS)
    desk = known.desk_name if own else f"{len(sources)} skranker" if len(sources) > 1 else ""
    return report(found, before, meeting, " · ".join(filter(None, (known.municipality, desk))), today)


def _write(path: Path, body: bytes) -> None:
    """Write the file beside its name and make it durable, then give it the name. Nothing of it stays when that fails."""
    fresh = path.with_name(path.name + ".tmp")
    try:
        with fresh.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _refused(sentence: str, code: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return code
