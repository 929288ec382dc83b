"""The child that deals with packs: every order has an outcome, the content is compiled then, and nothing of it is printed."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from desk_assistant import installed, paths
from desk_assistant.packs import active, carrying, layout
from desk_assistant.packs.errand import Order, Outcome, Task
from tests.packs.made import FIRST, OTHER_ROOT, ROOT, SECOND, SHIPPED_SERIAL, TODAY, small
from tests.packs.pack_server import PackServer
from tests.packs.test_fetching import certificates, server

__all__ = ["certificates", "server"]


@pytest.fixture(autouse=True)
def old_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose shipped content is older than the packs of these tests."""
    monkeypatch.setattr(active, "shipped_serial", lambda: SHIPPED_SERIAL)


@pytest.fixture
def carry_out(tmp_path: Path):
    """Carries an order out for one data folder."""

    def carried(task: Task, source: object = "", roots: tuple[str, ...] = (ROOT[1],), local: str | None = None) -> Outcome:
        return carrying.carry_out(Order(task, str(tmp_path / "data"), local, roots, TODAY, str(source)))

    return carried


def test_install_and_go_back(tmp_path: Path, carry_out) -> None:
    cache = tmp_path / "data" / paths.CONTENT
    for serial in (FIRST, SECOND):
        (tmp_path / f"{serial}").write_bytes(small(tmp_path, serial))
        assert carry_out("install", tmp_path / f"{serial}", local=str(tmp_path / "local")) == Outcome("installed", "", serial, "Prøve")
        assert cache.exists()
    cache.unlink()
    assert carry_out("install", tmp_path / f"{SECOND}") == Outcome("already", "", SECOND, "Prøve")
    assert not cache.exists(), "nothing has changed"
    assert carry_out("go_back") == Outcome("went_back", "", FIRST, "Prøve") and cache.exists()
    assert carry_out("go_back") == Outcome("went_back")
    refused = carry_out("go_back")
    assert refused.code == "nothing_older" and refused.said.startswith("Der er intet at gå tilbage til.") and "(DA-148)" in refused.said


@pytest.mark.parametrize(("case", "number"), [("missing", "DA-165"), ("cut", "DA-133"), ("stranger", "DA-134"), ("no key", "DA-145"), ("huge", "DA-138")])
def test_what_cannot_be_installed_is_said_with_its_number(tmp_path: Path, carry_out, case: str, number: str) -> None:
    body = small(tmp_path, FIRST)
    (tmp_path / "pack").write_bytes(body[:-1] if case == "cut" else body)
    if case == "huge":
        os.truncate(tmp_path / "pack", layout.LARGEST + 1)
    roots = {"stranger": (OTHER_ROOT[1],), "no key": ()}.get(case, (ROOT[1],))
    outcome = carry_out("install", tmp_path / case if case == "missing" else tmp_path / "pack", roots)
    assert f"({number})" in outcome.said and "Det indhold, I havde, er stadig i brug." in outcome.said and outcome.serial == 0


def test_fetch(server: PackServer, tmp_path: Path, carry_out) -> None:
    server.pack = small(tmp_path, FIRST)
    assert carry_out("fetch", server.address("/pack")) == Outcome("installed", "", FIRST, "Prøve")
    assert "(DA-156)" in carry_out("fetch", server.address("/portal")).said


def child(order: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(installed.child(installed.PACK), input=order, cwd=installed.FOLDER, capture_output=True, timeout=60, check=False)


def test_the_child_reads_an_order_and_answers(tmp_path: Path) -> None:
    done = child(msgspec.json.encode(Order("go_back", str(tmp_path), None, (), TODAY)))
    assert (done.returncode, done.stderr) == (0, b"")
    assert msgspec.json.decode(done.stdout, type=Outcome).code == "nothing_older"


def test_the_same_in_one_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "order").write_bytes(msgspec.json.encode(Order("go_back", str(tmp_path), None, (), TODAY)))
    with (tmp_path / "order").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert carrying.main([]) == 0
    assert msgspec.json.decode(capsysbinary.readouterr().out, type=Outcome).code == "nothing_older"


@pytest.mark.parametrize("order", [b"", b"{}", b'{"task":"erase"}', b"\xff"])
def test_an_order_that_cannot_be_read_fails_without_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, order: bytes) -> None:
    (tmp_path / "order").write_bytes(order)
    with (tmp_path / "order").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert carrying.main([]) == carrying.FAILED


def test_what_the_window_imports_of_it_is_light() -> None:
    code = "import sys, desk_assistant.desk.pack_errand, desk_assistant.packs.looking; print(sorted({'requests', 'ssl', 'cryptography', 'desk_assistant.content.check'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
