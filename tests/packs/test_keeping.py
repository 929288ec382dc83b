"""A desk takes only newer, whole, signed and faultless content into use; after everything else the old content is still there."""

import hashlib
import shutil
import sys
import types
from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_assistant.packs import building, disk, keeping, unpacked
from desk_assistant.packs import state as memory
from desk_assistant.packs.keeping import Finding
from desk_assistant.packs.state import State, StateLost
from tests.packs.made import (
    FIRST,
    OTHER_RELEASE,
    OTHER_ROOT,
    RELEASE,
    SECOND,
    THIRD,
    TODAY,
    desk,
    manifest,
    signed,
    small,
    small_content,
    statement,
)
from tests.packs.test_layout import refused


class Shelf:
    """A desk with the first two packs installed, and the means to try more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = desk(folder / "pakker")
        self.first, self.second, self.third = (small(folder, serial) for serial in (FIRST, SECOND, THIRD))

    def install(self, raw: bytes, by_hand: bool = False, **changes: object) -> str:
        """Install a pack; gives the code of the refusal, after looking that then nothing has changed."""
        before = self.bytes()
        code = refused(lambda: keeping.install(raw, self.desk._replace(**changes), by_hand))
        assert not code or self.bytes() == before
        return code

    def bytes(self) -> dict[str, bytes]:
        """Every file of the packs."""
        place = self.desk.place
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file() and path.name != "laas"}

    @property
    def state(self) -> State:
        return memory.read(self.desk.place)

    @property
    def active(self) -> int:
        return self.state.active.serial if self.state.active else 0

    def unpacked(self, which: str = "active") -> Path:
        """The folder of a pack."""
        return self.desk.place / getattr(self.state, which).folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    made = Shelf(tmp_path_factory.mktemp("made"))
    assert made.install(made.first) == made.install(made.second) == ""
    return made


@pytest.fixture
def shelf(made: Shelf, tmp_path: Path) -> Shelf:
    shelf = copy(made)
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    shelf.folder, shelf.desk = tmp_path, desk(tmp_path / "pakker")
    return shelf


def test_the_newest_is_in_use_and_the_one_before_is_kept(shelf: Shelf) -> None:
    assert (shelf.active, shelf.state.previous.serial) == (SECOND, FIRST)
    assert shelf.install(shelf.third) == ""
    assert (shelf.active, shelf.state.previous.serial) == (THIRD, SECOND)
    assert [path.name for path in memory.folders(shelf.desk.place)] == sorted(kept.folder for kept in shelf.state.kept)
    assert keeping.recheck(shelf.desk) == ()


def test_the_same_pack_again_changes_nothing(shelf: Shelf) -> None:
    before = shelf.bytes()
    assert keeping.install(shelf.second, shelf.desk, by_hand=False).already
    assert shelf.bytes() == before


def test_nothing_older_comes_in(shelf: Shelf) -> None:
    assert shelf.install(shelf.first) == shelf.install(shelf.first, by_hand=True) == "older"
    assert shelf.install(shelf.third, shipped=THIRD) == "older"
    assert shelf.install(shelf.third, shipped=THIRD + 1) == "older"


def test_the_same_number_with_other_content_is_refused(shelf: Shelf) -> None:
    assert shelf.install(small(shelf.folder / "other", SECOND, name="En anden")) == "other_content"


@pytest.mark.parametrize(("days", "code"), [(0, ""), (2, ""), (3, "from_the_future"), (26_000, "from_the_future")])
def test_an_absurd_number_cannot_shut_the_door_behind_itself(shelf: Shelf, days: int, code: str) -> None:
    day = TODAY + timedelta(days=days)
    assert shelf.install(small(shelf.folder, int(f"{day:%Y%m%d}05"))) == code


@pytest.mark.parametrize(("needs", "code"), [("0.1.0", ""), ("0.0.9", ""), ("0.1.1", "needs_newer"), ("0.10", "needs_newer")])
def test_a_pack_for_a_newer_program_is_refused(shelf: Shelf, needs: str, code: str) -> None:
    assert shelf.install(small(shelf.folder, THIRD, needs=needs)) == code


def test_an_expired_pack_can_be_used_and_says_so(shelf: Shelf) -> None:
    raw = small(shelf.folder, THIRD, valid_until=date(2026, 11, 23))
    assert not keeping.install(raw, shelf.desk, by_hand=False).expired
    assert keeping.install(raw, shelf.desk._replace(today=date(2026, 11, 24)), by_hand=False).expired


def test_keys_are_remembered(shelf: Shelf) -> None:
    newer = statement(2, (OTHER_RELEASE[1],), (RELEASE[1],))
    assert shelf.install(small(shelf.folder, THIRD, newer, OTHER_RELEASE[0])) == ""
    assert (shelf.state.keys_version, shelf.state.revoked) == (2, (RELEASE[1],))
    assert shelf.state.previous is None, "a pack by a revoked key is nothing to fall back to"
    assert shelf.install(small(shelf.folder / "a", THIRD + 1)) == "keys_older"
    assert shelf.install(small(shelf.folder / "b", THIRD + 1, statement(3, (RELEASE[1],)))) == "revoked_key"
    assert shelf.install(small(shelf.folder / "c", THIRD + 1, statement(2, (OTHER_RELEASE[1],)), OTHER_RELEASE[0])) == "other_keys"
    assert shelf.install(small(shelf.folder / "d", THIRD + 1), roots=(OTHER_ROOT[1],)) == "unknown_key"


def with_fault(folder: Path, change: Callable[[str], str]) -> bytes:
    content = small_content(folder / "faulty")
    flow = content / "flows" / "andet.toml"
    before = flow.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    flow.write_text(after, encoding="utf-8")
    return signed(building.build(content, manifest(THIRD)))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text + "\n[", id="no-toml"),
        pytest.param(lambda text: text.replace('id = "andet"', 'id = "another"', 1), id="another-id"),
        pytest.param(lambda text: text.replace('before = "login"', 'before = "nowhere"', 1), id="a-question-before-no-step"),
        pytest.param(lambda text: text + '\n[[follow_ups]]\nflow = "andet"\nreason = "Hvad mere?"\n', id="follows-up-on-itself"),
        pytest.param(lambda text: text.replace("[[steps]]", '[[steps]]\nwhen = { question = "x", is = "y" }', 1), id="a-step-nobody-reaches"),
        pytest.param(lambda text: text.replace('title = "', 'title = "<b>', 1), id="html"),
        pytest.param(lambda text: text + "x = " + "[" * 5_000, id="deep-toml"),
        pytest.param(lambda text: text.replace("version = 1", f"version = {'9' * 5_000}", 1), id="5000-digits"),
        pytest.param(lambda text: "# " + "x" * 600_000 + "\n" + text, id="too-long"),
    ],
)
def test_a_signed_pack_with_a_fault_in_it_is_refused(shelf: Shelf, change: Callable[[str], str]) -> None:
    assert shelf.install(with_fault(shelf.folder, change)) == "bad_content"
    assert shelf.active == SECOND


def test_a_hundred_thousand_steps_do_not_fit(shelf: Shelf) -> None:
    step = '[[steps]]\nid = "s{}"\ntitle = "Trin"\nkind = "find"\nstaff_hint = "Se."\nask = "Hvad?"\n'
    steps = "".join(step.format(number) for number in range(100_000))
    assert refused(lambda: with_fault(shelf.folder, lambda text: text + steps)) == "too_large"


def test_going_back_is_to_the_last_good_one_and_lets_nothing_older_in(shelf: Shelf) -> None:
    assert keeping.roll_back(shelf.desk).serial == FIRST
    assert shelf.active == FIRST
    assert shelf.install(shelf.first) == "older", "it is in use, but older than what was seen"
    assert shelf.install(small(shelf.folder, FIRST + 1)) == "older"
    assert shelf.install(shelf.second) == "gone_back_from"
    assert shelf.install(small(shelf.folder / "other", SECOND, name="En anden")) == "other_content"
    assert shelf.install(shelf.second, by_hand=True) == ""
    assert (shelf.active, shelf.state.previous.serial, shelf.state.left) == (SECOND, FIRST, None)


def test_going_back_again_ends_at_the_shipped_content(shelf: Shelf) -> None:
    keeping.roll_back(shelf.desk)
    assert keeping.roll_back(shelf.desk) is None
    assert shelf.active == 0 and shelf.state.left.serial == SECOND
    assert refused(lambda: keeping.roll_back(shelf.desk)) == "nothing_older"
    assert shelf.install(shelf.first) == "older"
    assert shelf.install(shelf.third) == ""
    assert shelf.active == THIRD and shelf.state.previous is None


def test_there_is_nothing_to_go_back_from_at_first(tmp_path: Path) -> None:
    assert refused(lambda: keeping.roll_back(desk(tmp_path / "pakker"))) == "nothing_older"


@pytest.mark.parametrize("what", ["newer-program", "damaged", "gone"])
def test_going_back_never_leads_to_what_is_no_good(shelf: Shelf, what: str) -> None:
    ours = shelf.desk
    if what == "newer-program":
        ours = shelf.desk._replace(shipped=FIRST)
    elif what == "damaged":
        (shelf.unpacked("previous") / memory.CONTENT / "facts.toml").write_bytes(b"")
    else:
        shutil.rmtree(shelf.unpacked("previous"))
    assert keeping.roll_back(ours) is None


def test_a_program_with_newer_content_leaves_nothing_to_go_back_from(shelf: Shelf) -> None:
    assert refused(lambda: keeping.roll_back(shelf.desk._replace(shipped=SECOND))) == "nothing_older"


def test_a_damaged_pack_is_mended_by_installing_it_again(shelf: Shelf) -> None:
    (shelf.unpacked() / memory.CONTENT / "facts.toml").write_bytes(b"")
    assert keeping.recheck(shelf.desk) == (Finding(SECOND, "cut_short"),)
    assert not keeping.install(shelf.second, shelf.desk, by_hand=False).already
    assert keeping.recheck(shelf.desk) == () and shelf.state.previous.serial == FIRST
    (shelf.unpacked() / memory.CONTENT / "facts.toml").write_bytes(b"")
    assert shelf.install(shelf.third) == ""
    assert shelf.state.previous.serial == FIRST, "the damaged one is nothing to fall back to"


def test_looking_again_finds_what_was_changed_on_the_disk(shelf: Shelf) -> None:
    signed_file = shelf.unpacked() / memory.SIGNED
    signed_file.write_bytes(signed_file.read_bytes()[:-1] + b"x")
    (shelf.unpacked("previous") / memory.SIGNED).unlink()
    assert keeping.recheck(shelf.desk) == (Finding(SECOND, "signature"), Finding(FIRST, "disk"))
    shutil.copy(shelf.folder / "content-2026112001" / "facts.toml", shelf.unpacked() / memory.CONTENT / "more.toml")
    signed_file.write_bytes(shelf.second)
    assert keeping.recheck(shelf.desk)[0] == Finding(SECOND, "cut_short")


def test_looking_again_finds_a_pack_in_the_place_of_another(shelf: Shelf) -> None:
    one, other = shelf.unpacked(), shelf.unpacked("previous")
    shutil.rmtree(one)
    shutil.copytree(other, one)
    assert keeping.recheck(shelf.desk) == (Finding(SECOND, "other_content"),)


@pytest.mark.parametrize("damage", ["gone", "empty", "flipped", "nonsense", "other-format"])
def test_a_lost_state_opens_for_nothing_older_than_what_lies_here(shelf: Shelf, damage: str) -> None:
    assert shelf.install(shelf.third) == ""
    file, whole = shelf.desk.place / memory.FILE, (shelf.desk.place / memory.FILE).read_bytes()
    match damage:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "flipped":
            file.write_bytes(whole.replace(str(THIRD).encode(), str(FIRST).encode()))
        case "nonsense":
            file.write_bytes(whole[::-1])
        case "other-format":
            disk.replace(file, hashlib.sha256(b'{"format":9}').hexdigest().encode() + b'\n{"format":9}')
    assert keeping.recheck(shelf.desk) == (Finding(0, "cut_short"),)
    assert refused(lambda: keeping.install(shelf.second, shelf.desk, by_hand=True)) == "older"
    assert (shelf.active, shelf.state.previous.serial, shelf.state.highest) == (THIRD, SECOND, THIRD)
    assert keeping.recheck(shelf.desk) == ()


def test_a_changed_byte_of_the_state_is_noticed(shelf: Shelf) -> None:
    file = shelf.desk.place / memory.FILE
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(StateLost):
            memory.read(shelf.desk.place)


def test_what_was_revoked_is_found_again_with_the_packs(shelf: Shelf) -> None:
    newer = statement(2, (OTHER_RELEASE[1],), (RELEASE[1],))
    kept = shelf.unpacked()
    assert shelf.install(small(shelf.folder, THIRD, newer, OTHER_RELEASE[0])) == ""
    shutil.copytree(shelf.unpacked(), kept.with_name(f"{THIRD}-aaaaaaaa"))
    (kept.with_name(f"{SECOND}-aaaaaaaa")).mkdir()
    (shelf.desk.place / memory.FILE).unlink()
    assert refused(lambda: keeping.install(small(shelf.folder / "a", THIRD + 1), shelf.desk, by_hand=False)) == "keys_older"
    assert shelf.active == THIRD and shelf.state.revoked == (RELEASE[1],)


def test_a_lost_state_with_older_keys_beside_newer_ones(shelf: Shelf) -> None:
    assert shelf.install(small(shelf.folder / "new", THIRD, statement(2))) == ""
    (shelf.desk.place / memory.FILE).unlink()
    assert refused(lambda: keeping.roll_back(shelf.desk)) == ""
    assert (shelf.active, shelf.state.keys_version, shelf.state.highest) == (SECOND, 2, THIRD)


def test_a_lost_state_without_a_key_and_with_nothing_that_holds(shelf: Shelf) -> None:
    (shelf.desk.place / memory.FILE).unlink()
    assert refused(lambda: keeping.roll_back(shelf.desk._replace(roots=()))) == "no_key"
    assert refused(lambda: keeping.roll_back(shelf.desk._replace(roots=(OTHER_ROOT[1],)))) == "nothing_older"
    assert shelf.state == State()


def test_one_installation_at_a_time(shelf: Shelf) -> None:
    with disk.held(shelf.desk.place):
        assert refused(lambda: keeping.install(shelf.third, shelf.desk, by_hand=False)) == "busy"
        assert refused(lambda: keeping.roll_back(shelf.desk)) == "busy"
    assert shelf.install(shelf.third) == ""


def test_windows_locks_and_keeps_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    standin = types.SimpleNamespace(LK_NBLCK=2, locking=lambda handle, mode, length: asked.append((mode, length)))
    monkeypatch.setitem(sys.modules, "msvcrt", standin)
    monkeypatch.setattr(disk, "WINDOWS", True)
    with disk.held(tmp_path / "pakker"):
        disk.replace(tmp_path / "pakker" / "x", b"1")
    assert asked == [(2, 1)] and (tmp_path / "pakker" / "x").read_bytes() == b"1"


def test_a_place_that_cannot_be_written_is_said(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    nowhere = shelf.desk._replace(place=tmp_path / "file" / "pakker")
    assert refused(lambda: keeping.install(shelf.first, nowhere, by_hand=False)) == "disk"
    assert refused(lambda: keeping.roll_back(nowhere)) == "disk"


def count_and_fail(monkeypatch: pytest.MonkeyPatch, fail_at: int, sticky: bool) -> list[str]:
    """Let the n-th call that changes the disk fail, and with `sticky` all after it."""
    seen: list[str] = []

    def wrap(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def called(*given: object, **named: object) -> object:
            seen.append(name)
            if len(seen) == fail_at or (sticky and len(seen) > fail_at):
                raise OSError(28, "No space left on device")
            return real(*given, **named)

        return called

    for owner, name in ((disk.os, "fsync"), (Path, "replace"), (Path, "mkdir"), (disk, "write"), (memory.disk, "sync_folder")):
        monkeypatch.setattr(owner, name, wrap(name, getattr(owner, name)))
    return seen


@pytest.mark.parametrize("sticky", [False, True])
def test_a_failure_at_any_step_leaves_the_old_or_the_new(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, sticky: bool) -> None:
    monkeypatch.setattr(unpacked, "refuse_bad", str)  # looking at the content changes nothing on the disk
    failed, at = 0, 0
    while True:
        at += 1
        with monkeypatch.context() as patched:
            seen = count_and_fail(patched, at, sticky)
            code = refused(lambda: keeping.install(shelf.third, shelf.desk, by_hand=False))
        if len(seen) < at:
            break
        failed += 1
        # Once the state is replaced, the new pack is in use although the folder could not be synced after it.
        assert code == "disk" and shelf.active in (SECOND, THIRD)
        assert keeping.recheck(shelf.desk) == ()
        if shelf.active == THIRD:
            shutil.rmtree(shelf.desk.place)
            keeping.install(shelf.first, shelf.desk, by_hand=False)
            keeping.install(shelf.second, shelf.desk, by_hand=False)
    assert failed > 20 and shelf.active == THIRD
