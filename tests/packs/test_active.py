"""Which content is in use: the active pack, an older one when it is damaged, or what was shipped. A start never fails over it."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import paths
from desk_assistant.content import compiled
from desk_assistant.packs import active, keeping, layout
from desk_assistant.packs import state as memory
from desk_assistant.packs.active import load_active
from tests.content.shelf import SHIPPED
from tests.packs.made import FIRST, OTHER_RELEASE, RELEASE, SECOND, SHIPPED_SERIAL, desk, small, statement


@pytest.fixture(autouse=True)
def old_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped content is older than every pack."""
    monkeypatch.setattr(active, "shipped_serial", lambda: SHIPPED_SERIAL)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two packs of nothing but *andet*."""
    for serial in (FIRST, SECOND):
        keeping.install(small(tmp_path, serial), desk(tmp_path / paths.PACKS), by_hand=False)
    return tmp_path


def in_use(data: Path) -> tuple[int, str]:
    """Give serial number and trouble, and look that the library is that content and no other."""
    found = load_active(data, data / paths.LOCAL)
    assert set(found.library.flows) == ({"andet"} if found.pack else {path.stem for path in (SHIPPED / "flows").glob("*.toml")})
    assert found.library.errors == () and found.folder.is_dir()
    return found.pack.serial if found.pack else 0, found.trouble


def unpacked(data: Path, number: int) -> Path:
    return data / paths.PACKS / memory.read(data / paths.PACKS).kept[number].folder / memory.CONTENT


def test_without_packs_the_shipped_content_is_in_use(tmp_path: Path) -> None:
    assert in_use(tmp_path) == (0, "")
    found = load_active(tmp_path, None)
    assert (found.serial, found.day) == (SHIPPED_SERIAL, date(2026, 11, 1))


def test_the_number_and_its_day_are_those_of_the_pack(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = load_active(data, None)
    assert (found.serial, found.day) == (SECOND, date(2026, 11, 21))
    monkeypatch.setattr(active, "shipped_serial", int)
    assert (found._replace(pack=None).serial, found._replace(pack=None).day) == (0, None)


def test_the_active_pack_is_in_use_and_comes_compiled(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_use(data) == (SECOND, "")
    monkeypatch.setattr(compiled, "load", None)
    assert in_use(data) == (SECOND, "")


def test_what_is_local_lies_on_top(data: Path) -> None:
    (data / paths.LOCAL).mkdir()
    (data / paths.LOCAL / "local.toml").write_text('[municipality]\nname = "Nordby Kommune"\n', encoding="utf-8")
    assert load_active(data, data / paths.LOCAL).library.municipality.name == "Nordby Kommune"


@pytest.mark.parametrize("damage", ["changed", "missing", "more", "gone"])
def test_a_damaged_pack_gives_way_to_the_one_before(data: Path, damage: str) -> None:
    content = unpacked(data, 0)
    match damage:
        case "changed":
            (content / "facts.toml").write_bytes((content / "facts.toml").read_bytes() + b"\n")
        case "missing":
            (content / "facts.toml").unlink()
        case "more":
            shutil.copy(content / "facts.toml", content / "flows" / "facts.toml")
        case "gone":
            shutil.rmtree(content.parent)
    assert in_use(data) == (FIRST, "pack_damaged")
    (unpacked(data, 1) / "facts.toml").unlink()
    assert in_use(data) == (0, "pack_damaged")


def test_a_pack_that_this_program_cannot_read_whole_gives_way(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = memory.read(data / paths.PACKS)
    flow = unpacked(data, 0) / "flows" / "andet.toml"
    flow.write_text(flow.read_text(encoding="utf-8") + '\nfrom_the_future = "x"\n', encoding="utf-8")
    newest = memory.Kept(**{**{name: getattr(state.active, name) for name in state.active.__struct_fields__}, "fingerprint": compiled.fingerprint(flow.parents[1])})
    memory.write(data / paths.PACKS, memory.State(active=newest, previous=state.previous, highest=SECOND))
    assert in_use(data) == (FIRST, "pack_damaged")


def test_a_lost_state_means_the_shipped_content(data: Path) -> None:
    (data / paths.PACKS / memory.FILE).write_bytes(b"x")
    assert in_use(data) == (0, "state_lost")


def test_after_going_back_twice_the_shipped_content_is_in_use(data: Path) -> None:
    keeping.roll_back(desk(data / paths.PACKS))
    assert in_use(data) == (FIRST, "")
    keeping.roll_back(desk(data / paths.PACKS))
    assert in_use(data) == (0, "")


def test_a_newer_program_brings_newer_content(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(active, "shipped_serial", lambda: SECOND)
    assert in_use(data) == (0, "")


def test_a_pack_by_a_key_that_was_revoked_since_is_not_fallen_back_to(data: Path) -> None:
    state = memory.read(data / paths.PACKS)
    memory.write(data / paths.PACKS, memory.State(active=None, previous=state.active, highest=SECOND, revoked=(RELEASE[1],)))
    assert in_use(data) == (0, "")
    assert OTHER_RELEASE[1] not in memory.read(data / paths.PACKS).known.revoked


def test_a_pack_past_its_last_day_is_used_and_says_so(tmp_path: Path) -> None:
    keeping.install(small(tmp_path, valid_until=date(2026, 11, 30)), desk(tmp_path / paths.PACKS), by_hand=False)
    found = load_active(tmp_path, None)
    assert found.pack.serial == FIRST
    assert not found.has_expired(date(2026, 11, 30)) and found.has_expired(date(2026, 12, 1))
    assert (found.troubles(date(2026, 11, 30)), found.troubles(date(2026, 12, 1))) == ((), ("expired",))
    assert not load_active(tmp_path / "none", None).has_expired(date(2099, 1, 1))


def test_a_start_with_a_pack_asks_for_no_key_and_no_network(data: Path) -> None:
    probe = (
        "import sys; from pathlib import Path; from desk_assistant.packs import active; active.shipped_serial = int;"
        "print(active.load_active(Path(sys.argv[1]), None).pack.serial, sorted({'cryptography', 'requests', 'tomllib'} & set(sys.modules)))"
    )
    load_active(data, data / paths.LOCAL)
    done = subprocess.run([sys.executable, "-c", probe, str(data)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{SECOND} []\n"


def test_keys_and_number_that_are_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    newest = max(part for path in SHIPPED.rglob("*.toml") for part in path.read_text(encoding="utf-8").split("checked = ")[1:])[:10]
    assert layout.day_of(active.shipped_serial()) >= date.fromisoformat(newest), "content was checked later: raise resources/content_serial.txt"
    assert active.shipped_folder() == SHIPPED
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert (active.shipped_serial(), active.shipped_keys()) == (0, ())
    (tmp_path / active.SHIPPED_SERIAL).write_text("x")
    (tmp_path / active.KEYS).mkdir()
    (tmp_path / active.KEYS / "rod.pub").write_text(f"{RELEASE[1]}\n")
    assert (active.shipped_serial(), active.shipped_keys()) == (0, (RELEASE[1],))
    assert statement(2) != statement(1)
