"""The folder of an invented desk: marked as such, with settings, so that the program opens on the start screen."""

from pathlib import Path

from desk_assistant import paths, settings
from desk_assistant.settings import Settings

_DESK = Settings(
    first_run_done=True,
    municipality="Solby Kommune",
    desk_name="Demo: opdigtede besøg",
    desk_phone="00 00 00 00",
    leaders_view=True,
)
_MARK = """Alle besøg i denne mappe er opdigtede. Programmet har lavet dem til afprøvning og undervisning.
Ingen af dem har fundet sted, og tallene siger intet om en rigtig kommune. Mappen kan slettes.
"""


def mark(folder: Path) -> None:
    """Make the folder if need be, say in it that the visits are invented, and give the desk settings if it has none.

    Raises OSError when that is impossible.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / paths.DEMO_MARK).write_text(_MARK, encoding="utf-8")
    if not (folder / paths.SETTINGS).exists():
        settings.save(folder / paths.SETTINGS, _DESK)
