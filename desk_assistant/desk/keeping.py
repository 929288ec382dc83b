"""What the desk does for its log in quiet moments: a copy a day, one at the end of the day, and erasing what is due."""

import secrets
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

from msgspec.structs import astuple, replace
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desk_assistant import installed, paths
from desk_assistant.desk.session import Session
from desk_assistant.settings import Settings
from desk_assistant.store import auditing, copies, copying, expiring, forgetting, proving
from desk_assistant.store.errors import StoreProblem
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import deriving
from desk_assistant.store.tables import LONG, Clock, sliced

#: How long the desk rests between two slices, and how long a long slice waits for the end of a visit.
_PAUSE_MS, _VISIT_MS = 15, 2_000
#: How long the end of the day may wait for its copy, in seconds: enough for 13 months of one desk.
_CLOSING = 20.0
_WEEK = 7
#: After so long without a copy the clock may be wrong, and what a wrong clock calls due would be gone for good.
_STRANGE = timedelta(days=120)


class Keeping(QObject):
    """Makes and tends the copies of one open log."""

    #: `not_copied` with the day of the newest copy or None, `strange_day` with that day: nothing is erased today, `not_expired`: what is due could not all be erased,
    #: `not_shared`: the second folder could not be used, or `not_checked`: the log could not be read.
    failed = Signal(str, object)
    #: What was asked for: `copying`, `copied`, `checking` with the per cent done, `checked` with the number of faults, or `busy`.
    told = Signal(str, int)

    def __init__(
        self, journal: Journal, session: Session, folder: Path,
        settings: Callable[[], Settings], change: Callable[[Settings], None], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """`folder` is the data folder; `change` keeps new settings (a desk gets its key with its first copy)."""
        super().__init__(parent)
        self._journal = journal
        self._data = folder
        self._settings = settings
        self._change = change
        self._session = session
        self._work: Iterator[bool] | None = None
        self._long = False
        self._stage = ""
        self._tried: date | None = None
        self._sharing: QProcess | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    @property
    def newest(self) -> date | None:
        """Give the day of the newest copy of this desk."""
        return self._last()

    def rests(self) -> bool:
        """Tell whether nothing is being done."""
        return self._work is None

    @property
    def words_from(self) -> date:
        """Give the first day whose words are kept."""
        return self._rule.words_from(self._session.today)

    @property
    def folder(self) -> Path:
        """Give the folder of the copies."""
        return self._data / paths.COPIES

    def begin(self) -> None:
        """Once a day: make a copy if there is none yet, and erase what is due. A visit that comes goes first."""
        if self._work is None and self._tried != self._session.today:
            self._tried = self._session.today
            self._long = False
            self._work = self._all()
            self._timer.start(_PAUSE_MS)

    def copy_now(self) -> None:
        """Make a copy because somebody asked for it."""
        self._on_demand("not_copied", self._one_copy)

    def check_now(self) -> None:
        """See whether everything in the log holds, because somebody asked for it."""
        self._on_demand("not_checked", self._check)

    def _on_demand(self, stage: str, work: Callable[[], Iterator[bool]]) -> None:
        if self._work is not None:
            self.told.emit("busy", 0)
            return
        self._stage, self._long, self._work = stage, False, work()
        self._timer.start(_PAUSE_MS)

    def _one_copy(self) -> Iterator[bool]:
        self.told.emit("copying", 0)
        made = yield from self._copy()
        self._begin_sharing(made)
        self.told.emit("copied", 0)

    def _check(self) -> Iterator[bool]:
        self.told.emit("checking", 0)
        yield LONG
        steps, done, faults = self._journal.read(auditing.steps), 0, 0

        def pieces() -> Iterator[None]:
            nonlocal done, faults
            for found in auditing.audit(self._journal, deriving(self._journal)):
                done, faults = done + 1, faults + len(found)
                yield

        for _ in sliced(pieces()):
            self.told.emit("checking", min(99, 100 * done // steps))
            yield LONG  # some steps look at all visits at once
        self.told.emit("checked", faults)

    def finish(self, clock: Clock = monotonic) -> None:
        """At the end of the day: make a copy if anything was written since the last one, in one go.

        A log so large that this takes too long waits for the copy of the next morning: a computer that is switched off does not.
        """
        self._timer.stop()
        if self._work is not None:
            self._work.close()  # type: ignore[attr-defined]
            self._work = None
        with suppress(StoreProblem, OSError):
            if self._changed():
                made = _in_time(self._copy(), clock)
                if made is not None and self._settings().second_folder:
                    QProcess.startDetached(*self._share(made), str(installed.FOLDER))

    def _next(self) -> None:
        if self._long and self._session.visit is not None:
            self._timer.start(_VISIT_MS)
            return
        try:
            self._long = next(self._work)
            self._timer.start(_PAUSE_MS)
        except StopIteration:
            self._work = None
        except (StoreProblem, OSError):
            self._work = None
            self.failed.emit(self._stage, self._last())

    def _all(self) -> Iterator[bool]:
        made: Path | None = None
        last = self._last()
        if last != self._session.today:
            self._stage = "not_copied"
            made = yield from self._copy()
            self._drop_versions()
            yield from copies.thin(self.folder, self._settings().desk_key, self._rule.visits_from(self._session.today))
        if last is not None and self._session.today - last > _STRANGE:
            self.failed.emit("strange_day", last)
        else:
            self._stage = "not_expired"
            yield from self._expire()
        if made is not None:
            self._begin_sharing(made)

    def _begin_sharing(self, made: Path) -> None:
        if self._settings().second_folder:
            self._sharing = QProcess(self)
            self._sharing.setWorkingDirectory(str(installed.FOLDER))
            self._sharing.finished.connect(self._shared)
            self._sharing.start(*self._share(made))

    def _expire(self) -> Iterator[bool]:
        """Erase what is due from the log, its copies, and what was put aside. Invented visits stay."""
        if (self._data / paths.DEMO_MARK).exists():
            return
        today, rule, path = self._session.today, self._rule, self._data / paths.DATABASE
        yield LONG
        for _ in expiring.expire(self._journal, rule, today):
            yield LONG
        if self.folder.is_dir():
            yield from forgetting.expire_copies(self.folder, None, rule, today)
        forgetting.drop_aside(path, rule, today)

    def _drop_versions(self) -> None:
        """A log kept before its tables changed has done its duty when a copy of the changed one has stood for a week."""
        kept_for = self._session.today - timedelta(days=_WEEK)
        if any(copy.day <= kept_for for copy in copies.copies_in(self.folder, self._settings().desk_key)):
            for path in self._data.glob(f"{Path(paths.DATABASE).stem}.version-*"):
                if date.fromtimestamp(path.stat().st_mtime) <= kept_for:
                    path.unlink()

    def _copy(self) -> Generator[bool, None, Path]:
        settings = self._settings()
        if not settings.desk_key:
            settings = replace(settings, desk_key=secrets.token_hex(copies.KEY // 2))
            self._change(settings)
        file = self._data / paths.SETTINGS
        body = file.read_bytes() if file.exists() else b""
        order = copying.CopyOrder(self._session.today, settings.desk_name, settings.desk_key, body)
        return (yield from copying.copy(self._journal, self.folder, order, deriving(self._journal)))

    def _share(self, made: Path) -> tuple[str, list[str]]:
        """Give program and arguments of the child that looks after the second folder: a share may take minutes to answer."""
        settings = self._settings()
        words = (made, settings.second_folder, settings.desk_key, self._session.today, *astuple(self._rule))
        program, *before = installed.child(installed.SHARE)
        return program, [*before, *map(str, words)]

    def _shared(self, code: int) -> None:
        if code:
            self.failed.emit("not_shared", None)

    @property
    def _rule(self) -> expiring.Keeping:
        return expiring.keeping(self._settings())

    def _last(self) -> date | None:
        """Give the day of the newest copy of this desk."""
        with suppress(OSError):
            return next((copy.day for copy in copies.copies_in(self.folder, self._settings().desk_key)), None)
        return None

    def _changed(self) -> bool:
        """Tell whether the log holds facts that the newest copy has not."""
        last = self._journal.read(copying.last_seq)
        found = copies.copies_in(self.folder, self._settings().desk_key) if self.folder.is_dir() else ()
        if last == 0 or not found:
            return last > 0
        try:
            with closing(proving.connect(found[0].path)) as connection:
                return proving.read_info(connection)[0].seq != last
        except StoreProblem:
            return True


def _in_time(copying: Generator[bool, None, Path], clock: Clock) -> Path | None:
    """Give the finished copy, or None when it was given up; then nothing of it is left."""
    end = clock() + _CLOSING
    while clock() < end:
        try:
            next(copying)
        except StopIteration as finished:
            return finished.value
    copying.close()
    return None


class Recovering(QObject):
    """Puts a damaged log together again, slice by slice, before the desk begins to work."""

    #: Carries what was brought back, or None when there was nothing to bring back.
    ended = Signal(object)

    def __init__(self, path: Path, today: date, settings: Settings, parent: QObject | None = None) -> None:
        from desk_assistant.store.recovery import recover

        super().__init__(parent)
        folders = [path.parent / paths.COPIES, *map(Path, filter(None, [settings.second_folder]))]
        self._work = recover(path, today, folders, deriving, settings.desk_key or None)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        try:
            next(self._work)
        except StopIteration as end:
            self._end(end.value)
        except StoreProblem:
            self._end(None)

    def _end(self, made: object) -> None:
        self._timer.stop()
        self.ended.emit(made)
