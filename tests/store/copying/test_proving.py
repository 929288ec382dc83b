"""A copy is proved before it counts: what was changed, cut short or made up is refused."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from desk_assistant.store import copies, proving, tables
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.journal import Journal
from tests.store.copied import finish, take
from tests.store.sample import token, visit_id


def change(path: Path, statement: str) -> None:
    """Change a finished copy."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("harm", "code", "found"),
    [
        ("UPDATE words SET text = 'andre ord' WHERE visit LIKE '%'", "corrupt", "rows"),
        ("DELETE FROM evaluation", "corrupt", "rows"),
        ("UPDATE day_tally SET n = n + 1", "corrupt", "rows"),
        ("DELETE FROM copy_info", "corrupt", "copy_info"),
        ("UPDATE copy_info SET info = '{}'", "corrupt", "copy_info"),
        ("UPDATE copy_info SET info = replace(info, '\"fact\"', '\"fakt\"')", "corrupt", "rows"),
        ("DROP TABLE copy_info", "no_copy", None),
        ("CREATE TABLE more (a)", "corrupt", "schema"),
        ("PRAGMA user_version = 999", "newer", 999),
    ],
)
def test_a_changed_copy_is_found(filled: Journal, folder: Path, harm: str, code: str, found: object) -> None:
    path = take(filled, folder)
    change(path, harm)
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert (caught.value.code, caught.value.data.get("found")) == (code, found)


def test_no_byte_can_go_bad_unseen_in_the_rows(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    body = bytearray(path.read_bytes())
    for mark in (b"laegevalg", b"jeg er flyttet", token("answer"), visit_id(2).encode()):
        place = body.find(mark)
        body[place] ^= 2
        path.write_bytes(body)
        with pytest.raises(StoreRefused):
            finish(proving.prove(path))
        body[place] ^= 2
    path.write_bytes(body)
    finish(proving.prove(path))


def test_a_chain_is_checked_even_where_the_fingerprint_was_made_to_fit(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER fact_stays")
    connection.execute("UPDATE fact SET date = '2026-02-01' WHERE seq = 4")
    connection.execute(tables.schema.FACT_STAYS)
    taken = tables.Print()
    for _ in proving.taking(lambda job: job(connection), "fact", taken):
        pass
    info = proving.read_info(connection)[0]
    fitted = msgspec.structs.replace(info, tables={**info.tables, "fact": taken.taken()})
    connection.execute("UPDATE copy_info SET info = ?", (msgspec.json.encode(fitted).decode(),))
    connection.commit()
    connection.close()
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert caught.value.data == {"found": "chain", "seq": 4}


@pytest.mark.parametrize("body", [b"no copy" * 500, "half", "hole"])
def test_what_is_no_copy_is_refused(filled: Journal, folder: Path, body: object) -> None:
    path = take(filled, folder)
    whole = path.read_bytes()
    page = 4096
    body = whole[: len(whole) // 2] if body == "half" else whole[:page] + bytes(8 * page) + whole[9 * page :] if body == "hole" else body
    path.write_bytes(body)
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert caught.value.code == "corrupt"
    assert not copies.sound(copies.copies_in(folder)[0])


def test_a_copy_that_is_gone_or_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreRefused) as caught:
        proving.connect(tmp_path / "none.sqlite")
    assert caught.value.code == "missing"
    (tmp_path / "there.sqlite").touch()

    def broken(*given: object, **named: object) -> None:
        raise sqlite3.OperationalError("made up")

    monkeypatch.setattr(proving.sqlite3, "connect", broken)
    with pytest.raises(StoreRefused):
        proving.connect(tmp_path / "there.sqlite")


def test_an_address_on_a_share_is_spelled_as_sqlite_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(proving.sqlite3, "connect", lambda address, **named: asked.append(address) or sqlite3.Connection(":memory:"))
    monkeypatch.setattr(Path, "is_file", lambda self: True)
    for spelled in ("//server/delt mappe/kopi.sqlite", "C:/Data/kopi.sqlite", "/home/æ/kopi.sqlite"):
        monkeypatch.setattr(Path, "as_posix", lambda self, spelled=spelled: spelled)
        proving.connect(tmp_path / "x").close()
    end = "?mode=ro&immutable=1"
    assert asked == [
        f"file:////server/delt%20mappe/kopi.sqlite{end}",
        f"file:/C:/Data/kopi.sqlite{end}",
        f"file:/home/%C3%A6/kopi.sqlite{end}",
    ]


def test_a_copy_that_cannot_be_read_on_is_refused(filled: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = take(filled, folder)

    def broken(*given: object) -> None:
        raise sqlite3.DatabaseError("made up")

    monkeypatch.setattr(proving.reading, "chain_page", broken)
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert caught.value.data["found"] == "unreadable"
