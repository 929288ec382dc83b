"""A look for a newer pack is remembered: the day, how it went, and whether there is reason to look again."""

from pathlib import Path

import pytest

from desk_assistant.packs import looking
from desk_assistant.packs.fetching import Limits
from desk_assistant.packs.looking import Looked
from desk_assistant.packs.problems import NUMBERS, PackRefused
from tests.packs.made import FIRST, SECOND, TODAY, desk, small
from tests.packs.pack_server import PackServer
from tests.packs.test_fetching import certificates, server

__all__ = ["certificates", "server"]
QUICK = Limits(connect=2.0, read=2.0, total=4.0)


def test_every_look_is_remembered(server: PackServer, tmp_path: Path) -> None:
    place = tmp_path / "pakker"
    assert looking.last(place) is None
    for serial, code in ((SECOND, "installed"), (SECOND, "already")):
        server.pack = small(tmp_path / code, serial)
        assert looking.look(server.address("/pack"), desk(place), QUICK).already is (code == "already")
        assert looking.last(place) == Looked(TODAY, code) and looking.last(place).settled
    server.pack = small(tmp_path, FIRST)
    with pytest.raises(PackRefused) as found:
        looking.look(server.address("/pack"), desk(place), QUICK)
    assert found.value.code == "older"
    assert looking.last(place).settled and f"Pakken {FIRST} er ikke nyere end {SECOND}" in looking.last(place).said
    with pytest.raises(PackRefused):
        looking.look("http://localhost/", desk(place), QUICK)
    assert looking.last(place).code == "address" and not looking.last(place).settled


def test_only_an_answer_that_stays_the_same_settles_the_day() -> None:
    assert {code for code in NUMBERS if Looked(TODAY, code).settled} == {"older", "gone_back_from"}


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"day":"i dag","code":"installed"}', b"\xff"])
def test_what_cannot_be_read_is_no_look(tmp_path: Path, body: bytes) -> None:
    (tmp_path / looking.FILE).write_bytes(body)
    assert looking.last(tmp_path) is None


def test_that_it_cannot_be_remembered_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "pakker").write_bytes(b"a file in the way")
    with pytest.raises(PackRefused) as found:
        looking.look("http://localhost/", desk(tmp_path / "pakker"), QUICK)
    assert found.value.code == "address" and looking.last(tmp_path / "pakker") is None
