"""Where commands that only read get the log from: copies that were named, the log itself, or its newest copy."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path

from desk_assistant import paths
from desk_assistant.commands.sentences import copy_refusal, danish_day, overlay_away, refusal
from desk_assistant.content.library import Library
from desk_assistant.packs.active import Active, load_active
from desk_assistant.policy.in_force import in_force, settings_of
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.sources import CopyReader, open_copies, open_for_reading


class NotReadable(Exception):
    """There is nothing to read; the text says why, in Danish."""


@contextmanager
def opened(folder: Path, sources: Sequence[Path] | None, today: date) -> Iterator[tuple[Journal, ...]]:
    """Give the logs to read, closed at the end. While the program is open its newest copy is read, and said so.

    Raises NotReadable, also for what turns out to be unreadable while it is read.
    """
    try:
        found = _open(folder, sources, today)
    except StoreRefused as problem:
        said = copy_refusal(problem.code, str(problem.data.get("name", ""))) if sources else refusal(problem.code)
        raise NotReadable(said) from problem
    with ExitStack() as stack:
        for journal in found:
            stack.enter_context(closing(journal))
        try:
            yield found
        except StoreFailed as problem:
            raise NotReadable(refusal(problem.code)) from problem


def _open(folder: Path, sources: Sequence[Path] | None, today: date) -> tuple[Journal, ...]:
    if sources:
        return open_copies(sources)
    path = folder / paths.DATABASE
    if not path.exists():
        raise NotReadable(f"Der er ingen log i mappen {folder}.")
    journal = open_for_reading(path, folder / paths.COPIES, today, settings_of(folder).desk_key or None)
    if isinstance(journal, CopyReader):
        print(f"Programmet er åbent. Her læses kopien af {danish_day(journal.info.day)}.", file=sys.stderr)
    return (journal,)


def refuse_twice(journals: Sequence[Journal]) -> None:
    """Raise ValueError, in Danish, for two copies of one desk: its visits would count twice."""
    desks = [journal.info.key for journal in journals if isinstance(journal, CopyReader) and journal.info.key]
    if len(set(desks)) < len(desks):
        raise ValueError("To af kopierne er fra samme skranke, så dens besøg ville tælle to gange. Vælg én af dem.")


def desk_names(journals: Sequence[Journal], folder: Path) -> tuple[str, ...]:
    """Give the names of the desks that the logs are of; a copy without a name goes by its key, the log in the folder by its settings."""
    here = settings_of(folder).desk_name
    names = (journal.info.desk or f"skranke {journal.info.key}" if isinstance(journal, CopyReader) else here for journal in journals)
    return tuple(dict.fromkeys(filter(None, names)))


def library_of(folder: Path) -> Library:
    """Give what the content in use holds, with what is local in force for a data folder."""
    return content_of(folder).library


def content_of(folder: Path) -> Active:
    """Give the content in use for a data folder. That the municipality's folder is away is said, and no more."""
    known = in_force(folder)
    if known.overlay_is_away():
        print(overlay_away(str(known.policy.overlay_folder)), file=sys.stderr)
    return load_active(folder, known.local_folder(folder))
