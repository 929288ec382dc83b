"""Damaged logs: every row on a whole page comes back, and what is missing is named."""

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store import copies, place, raw_pages, recovery, salvage
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.recovery import Recovered, recover
from tests.store.copied import KEY, finish, take
from tests.store.sample import LOCAL, NAME, TODAY, close, derive, running, visit_id, words_of

PAGE = 4096
VISITS = 60


def deriving(journal: Journal):
    """Stand in for the content."""
    return derive


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of 60 visits, a copy of the first 30 of them in `kopier`, and the same log with what came last still in its WAL."""
    folder = tmp_path_factory.mktemp("whole")
    path = folder / "data" / NAME
    journal = Journal.open(path, TODAY, LOCAL)
    for number in range(VISITS):
        if number == VISITS // 2:
            take(journal, folder / "kopier")
        close(journal, visit_id(number), day=date(2026, 2, 20 + number % 5))
    journal.checkpoint_idle()
    for number in range(100, 106):
        journal.append(running(visit_id(number)), words_of(visit_id(number)))
    shutil.copytree(path.parent, folder / "unclean")
    journal.close()
    return folder


@pytest.fixture
def log(whole: Path, tmp_path: Path) -> Path:
    """A fresh duplicate of the log and its copies; `unclean` stands beside it."""
    shutil.copytree(whole, tmp_path / "desk")
    return tmp_path / "desk" / "data" / NAME


def rows_of(path: Path) -> dict[int, object]:
    """Give all facts by seq."""
    journal = Journal.open(path, TODAY, LOCAL)
    try:
        assert journal.verify() == ()
        return {row.seq: row for row in journal.all_facts()}
    finally:
        journal.close()


def recovered(path: Path, *folders: Path) -> Recovered | None:
    """Go up the ladder."""
    return finish(recover(path, TODAY, folders, deriving, KEY))


def zero(number: int) -> Callable[[bytearray], None]:
    """Make a page zero."""

    def work(body: bytearray) -> None:
        body[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)

    return work


def cut(share: float) -> Callable[[bytearray], None]:
    """Cut the file off."""

    def work(body: bytearray) -> None:
        del body[int(len(body) * share) :]

    return work


def garble(seed: int) -> Callable[[bytearray], None]:
    """Write noise over a page."""

    def work(body: bytearray) -> None:
        chance = random.Random(seed)
        start = chance.randrange(1, len(body) // PAGE) * PAGE
        body[start : start + PAGE] = chance.randbytes(PAGE)

    return work


DAMAGES = {
    **{f"zero-{number}": zero(number) for number in (1, 2, 3, 5, 9, 14, 20, 27, 33)},
    **{f"cut-{share}": cut(share) for share in (0.1, 0.3, 0.5, 0.73, 0.9, 0.999)},
    **{f"garbled-{seed}": garble(seed) for seed in range(3)},
}


def facts_on_whole_pages(body: bytes, path: Path) -> set[int]:
    """Give the seqs whose bytes still stand somewhere in the damaged file, judged by id and hash alone."""
    return {seq for seq, row in rows_of(path).items() if bytes.fromhex(row.id) in body and bytes.fromhex(row.hash) in body}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_row_on_a_whole_page_comes_back_and_the_rest_is_named(log: Path, name: str) -> None:
    before = rows_of(log)
    body = bytearray(log.read_bytes())
    original = bytes(body)
    DAMAGES[name](body)
    standing = facts_on_whole_pages(bytes(body), log)
    log.write_bytes(body)
    made = recovered(log)
    if made is None:
        assert not standing
        assert log.read_bytes() == body
        return
    after = rows_of(log)
    assert bytes(body) != original
    assert standing <= set(after)
    for seq, row in after.items():
        assert (row.id, row.body, row.date) == (before[seq].id, before[seq].body, before[seq].date)
    assert (made.found, made.found + len(made.missing)) == (len(after), made.known)
    assert set(made.missing).isdisjoint(after) and set(made.missing) <= set(before)
    assert made.kept is not None and made.kept.read_bytes() == body
    said = made.report.read_text(encoding="utf-8")
    assert f"{made.found} af {made.known} hændelser er genskabt. {len(made.missing)} mangler." in said
    assert "jeg er flyttet" not in said


@pytest.mark.parametrize("name", DAMAGES)
def test_a_copy_fills_what_is_missing(log: Path, name: str) -> None:
    before = rows_of(log)
    body = bytearray(log.read_bytes())
    DAMAGES[name](body)
    log.write_bytes(body)
    made = recovered(log, log.parent.parent / "gone", log.parent.parent / "kopier")
    assert made is not None and made.copy_day == "2026-03-02"
    after = rows_of(log)
    of_the_copy = {seq for seq in before if seq <= VISITS // 2 * 10}
    assert of_the_copy <= set(after)
    assert "Kopien af 2026-03-02 er brugt." in made.report.read_text(encoding="utf-8")
    journal = Journal.open(log, TODAY, LOCAL)
    assert journal.words(visit_id(1)) == {"w-" + visit_id(1): "jeg er flyttet"}
    assert journal.projection(visit_id(1)) is not None
    assert visit_id(1) not in journal.unfinished()
    journal.close()


def test_a_foreign_write_ahead_log_is_left_out(log: Path, tmp_path: Path) -> None:
    other = Journal.open(tmp_path / "other" / NAME, TODAY, LOCAL)
    for number in range(500, 520):
        close(other, visit_id(number))
    before = rows_of(log)
    shutil.copyfile(place.wal(tmp_path / "other" / NAME), place.wal(log))
    other.close()
    made = recovered(log)
    assert made is not None and made.missing == ()
    assert {seq: row.id for seq, row in rows_of(log).items()} == {seq: row.id for seq, row in before.items()}
    assert made.kept is not None and place.wal(made.kept).exists()


@pytest.mark.parametrize("damage", ["header", "main", "tail"])
def test_what_was_only_in_the_write_ahead_log_comes_back(log: Path, damage: str) -> None:
    unclean = log.parent.parent / "unclean" / NAME
    wal = place.wal(unclean)
    before = rows_of(log)
    if damage == "header":
        wal.write_bytes(bytes(32) + wal.read_bytes()[32:])
    elif damage == "main":
        unclean.write_bytes(unclean.read_bytes()[: 3 * PAGE])
    else:
        wal.write_bytes(wal.read_bytes()[:-700])
    made = recovered(unclean, log.parent.parent / "kopier")
    assert made is not None
    after = rows_of(unclean)
    late = {seq for seq in before if seq > VISITS * 10}
    assert len(late & set(after)) >= (len(late) if damage != "tail" else len(late) - 6)


def test_a_changed_row_is_left_out_and_named(log: Path) -> None:
    body = bytearray(log.read_bytes())
    place_of = body.find(b'"step":"mitid"') + 9
    body[place_of] ^= 1
    log.write_bytes(body)
    made = recovered(log)
    assert made is not None and len(made.missing) == 1
    assert made.missing[0] not in rows_of(log)
    assert f"Numre, der mangler: {made.missing[0]}" in made.report.read_text(encoding="utf-8")


def test_nothing_to_bring_back_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"this was never a log" * 400)
    assert recovered(path) is None
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


def test_a_copy_alone_brings_the_log_back(log: Path) -> None:
    log.unlink()
    made = recovered(log, log.parent.parent / "kopier")
    assert made is not None and made.found == VISITS // 2 * 10 and made.kept is None
    assert "(ingen fil)" in made.report.read_text(encoding="utf-8")
    assert recovered(log, log.parent.parent / "kopier").report.name == f"genskabelse-{TODAY}-2.txt"


def test_a_copy_of_another_log_or_a_bad_one_is_not_used(log: Path, tmp_path: Path) -> None:
    folder = log.parent.parent / "kopier"
    other = Journal.open(tmp_path / "other" / NAME, TODAY, LOCAL)
    close(other, visit_id(900))
    take(other, folder, date(2026, 3, 5))
    other.close()
    (folder / copies.copy_name(date(2026, 3, 6), "", KEY)).write_bytes(b"bad")
    body = bytearray(log.read_bytes())
    zero(9)(body)
    log.write_bytes(body)
    made = recovered(log, folder)
    assert made is not None and made.copy_day == "2026-03-02"
    journal = Journal.open(log, TODAY, LOCAL)
    assert journal.facts(visit_id(900)) == ()
    journal.close()


def test_a_ladder_that_breaks_leaves_everything_where_it_was(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = bytearray(log.read_bytes())
    zero(9)(body)
    log.write_bytes(body)

    def broken(*given: object) -> None:
        raise OSError(28, "made up")

    monkeypatch.setattr(recovery, "put_in_place", broken)
    with pytest.raises(StoreFailed) as caught:
        recovered(log)
    assert caught.value.code == "disk_full"
    assert log.read_bytes() == body
    assert [file.name for file in log.parent.iterdir()] == [NAME]


def test_numbers_are_written_as_ranges() -> None:
    assert recovery.numbers((1, 2, 3, 7, 9, 10), 9) == "1–3, 7, 9–10"
    assert recovery.numbers((1, 3, 5), 2) == "1, 3 …"


def test_a_record_that_runs_over_its_page_is_put_together(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / NAME, TODAY, LOCAL)
    long = "æ" * 9000
    journal.append(running(visit_id(1)), words_of(visit_id(1), long), {"c1": b'{"text":"' + b"x" * 20000 + b'"}'})
    journal.close()
    body = (tmp_path / NAME).read_bytes()
    pages = dict(enumerate(raw_pages.of_database(body), 1))
    found = [record.values for number, page in pages.items() for record in raw_pages.records(number, page, pages)]
    assert any(values[-1] == long for values in found)
    assert any(isinstance(values[-1], str) and len(values[-1]) == 20011 for values in found)
    for number in [number for number, page in pages.items() if page[:1] == b"\0"]:
        short = {**pages, number: pages[number][:3]}
        assert len([1 for other, page in short.items() for _ in raw_pages.records(other, page, short)]) < len(found)


def test_the_size_of_a_page_is_read_or_guessed() -> None:
    assert raw_pages.page_size(b"") == 4096
    assert raw_pages.page_size(bytes(16) + b"\x02\x00") == 512
    assert raw_pages.page_size(bytes(16) + b"\x00\x01") == 65536
    assert raw_pages.page_size(bytes(16) + b"\x03\x00") == 4096


def test_a_damaged_record_is_passed_over() -> None:
    """A page with three cells: a rowid of nine bytes, a text that is cut off, and a fact whose body is none."""
    wide = bytes([2]) + b"\xff" * 9 + bytes([2, 8])
    short = bytes([3, 1, 2, 30, 65])
    page = bytearray(512)
    page[0:5] = bytes([13, 0, 0, 0, 2])
    page[8:12] = (300).to_bytes(2, "big") + (400).to_bytes(2, "big")
    page[300 : 300 + len(wide)] = wide
    page[400 : 400 + len(short)] = short
    found = list(raw_pages.records(2, bytes(page), {}))
    assert [record.values for record in found] == [(0,)]
    assert found[0].rowid == (1 << 64) - 1
    row = (None, b"i" * 16, "v", "visit.opened", 1, "2026-03-02", "{", b"h" * 32)
    assert not salvage._is_fact(row)
