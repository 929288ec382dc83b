import os
import subprocess
import sys

import msgspec
import pytest
from PySide6.QtGui import QImage

from desk_assistant.ui.printing import CHILD, PrinterSearch, PrintJob, PrintOrder
from tests.paper.notes import ADDRESS, RESOURCES, long_note, picture, sample, scanned, tool

#: A printer no machine has.
NOBODY = "Printeren, der ikke findes"


def child(message: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*CHILD, *more], input=message, capture_output=True, cwd=RESOURCES.parent, timeout=60)


def order(note, printer) -> bytes:
    return msgspec.json.encode(PrintOrder(note, str(RESOURCES), str(printer)))


@pytest.mark.parametrize("large", [False, True])
def test_a_pdf_folder_is_a_printer_and_its_page_scans(tmp_path, large):
    run = child(order(sample(large=large), tmp_path))

    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["huskeseddel-1.pdf"]
    assert scanned(picture(tmp_path / "huskeseddel-1.pdf", 1, 150)) == ADDRESS


def test_the_printed_sheet_is_one_grey_picture_a_page_at_300_dpi_without_loss(tmp_path):
    child(order(long_note(), tmp_path))
    rows = [line.split() for line in tool("pdfimages", "-list", tmp_path / "huskeseddel-1.pdf").splitlines()[2:]]

    assert [row[0] for row in rows] == ["1", "2"]
    for row in rows:
        assert row[3:9] == ["2480", "3508", "gray", "1", "8", "image"]
        assert row[12:14] == ["300", "300"]
    sheet = QImage(str(picture(tmp_path / "huskeseddel-1.pdf", 1, 300)))
    assert sheet.allGray()
    assert "A4" in tool("pdfinfo", tmp_path / "huskeseddel-1.pdf")


def test_the_title_in_the_print_queue_says_nothing_about_the_visit(tmp_path):
    child(order(sample(title="Skift læge"), tmp_path))

    assert "Title:           huskeseddel\n" in tool("pdfinfo", tmp_path / "huskeseddel-1.pdf")


def test_sheets_in_a_folder_are_never_written_over(tmp_path):
    (tmp_path / "huskeseddel-1.pdf").write_bytes(b"an earlier one")
    (tmp_path / "huskeseddel-3.pdf").write_bytes(b"a later one")

    child(order(sample(), tmp_path))
    child(order(sample(), tmp_path))

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"huskeseddel-{number}.pdf" for number in (1, 2, 3, 4)]
    assert (tmp_path / "huskeseddel-1.pdf").read_bytes() == b"an earlier one"
    assert (tmp_path / "huskeseddel-3.pdf").read_bytes() == b"a later one"


def test_an_unknown_printer_or_folder_is_no_printer(tmp_path):
    for printer in (NOBODY, tmp_path / "gone"):
        run = child(order(sample(), printer))
        assert (run.returncode, run.stdout, run.stderr) == (2, b"", b"")


@pytest.mark.parametrize("message", [b"", b"{}", b"hemmeligt", b"\xff"])
def test_a_broken_order_fails_without_a_word(message):
    run = child(message)

    assert (run.returncode, run.stdout, run.stderr) == (3, b"", b"")


def test_a_failed_print_leaves_nothing_and_says_nothing(tmp_path):
    run = child(msgspec.json.encode(PrintOrder(sample(), str(tmp_path / "no resources"), str(tmp_path))))

    assert (run.returncode, run.stdout, run.stderr) == (3, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_files_is_a_failure():
    assert child(order(sample(), "/proc")).returncode == 3


def test_the_list_of_printers_is_json():
    run = child(b"", "--list")

    assert run.returncode == 0
    assert NOBODY not in msgspec.json.decode(run.stdout, type=list[str])
    assert run.stderr == b""


def test_a_job_prints_and_says_done_once(qtbot, tmp_path):
    job = PrintJob(sample(), RESOURCES, str(tmp_path))
    outcomes = heard(job)

    with qtbot.waitSignal(job.done, timeout=30_000):
        job.start()

    assert outcomes == ["done"]
    assert (tmp_path / "huskeseddel-1.pdf").is_file()
    assert not job.running()


def test_no_printer_is_told(qtbot):
    assert outcome(qtbot, PrintJob(sample(), RESOURCES, NOBODY)) == ["no_printer"]


@pytest.mark.parametrize(
    "command",
    [("/no/such/program",), (sys.executable, "-c", "import os; os.abort()"), (sys.executable, "-c", "raise SystemExit(1)")],
    ids=["never starts", "crashes", "unknown exit code"],
)
def test_any_other_end_is_failed(qtbot, command):
    assert outcome(qtbot, PrintJob(sample(), RESOURCES, "x", command=command)) == ["failed"]


SLEEPER = 'echo $$ "$TMPDIR" > "$0"; echo half > "$TMPDIR/spooled"; exec sleep 600'


def test_at_the_deadline_the_child_is_killed_and_its_files_are_gone(qtbot, tmp_path):
    trace = tmp_path / "trace"
    job = PrintJob(sample(), RESOURCES, "x", deadline_ms=3000, command=("/bin/sh", "-c", SLEEPER, str(trace)))

    assert outcome(qtbot, job) == ["timeout"]

    pid, scratch = trace.read_text().split()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
    assert not os.path.exists(scratch)
    assert not job.running()


def test_a_stopped_job_ends_without_a_signal(qtbot, tmp_path):
    trace = tmp_path / "trace"
    job = PrintJob(sample(), RESOURCES, "x", command=("/bin/sh", "-c", SLEEPER, str(trace)))
    outcomes = heard(job)
    job.start()
    qtbot.waitUntil(lambda: trace.exists() and len(trace.read_text().split()) == 2, timeout=10_000)

    job.stop()

    pid, scratch = trace.read_text().split()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
    assert not os.path.exists(scratch)
    assert outcomes == []


def test_the_note_reaches_the_child_through_the_pipe_alone(qtbot, tmp_path):
    record = 'cat > "$0"; { find "$TMPDIR" -type f; echo "$@"; env; } > "$0.around"'
    seen = tmp_path / "seen"
    job = PrintJob(sample(), RESOURCES, "x", command=("/bin/sh", "-c", record, str(seen)))

    with qtbot.waitSignal(job.done, timeout=10_000):
        job.start()

    assert msgspec.json.decode(seen.read_bytes(), type=PrintOrder) == PrintOrder(sample(), str(RESOURCES), "x")
    around = (tmp_path / "seen.around").read_text()
    assert around.startswith("\n")  # no file, no argument
    assert sample().need not in around


def test_printers_are_found_in_the_child(qtbot):
    search = PrinterSearch()
    with qtbot.waitSignal(search.found, timeout=30_000) as found:
        search.start()

    assert NOBODY not in found.args[0]


@pytest.mark.parametrize(
    ("answer", "names"), [('["Skranken", "Kælderen"]', ["Skranken", "Kælderen"]), ("[]", [])]
)
def test_the_names_come_as_the_child_orders_them(qtbot, answer, names):
    search = PrinterSearch(command=("/bin/echo", answer))
    with qtbot.waitSignal(search.found, timeout=10_000) as found:
        search.start()

    assert found.args[0] == names


def test_nonsense_from_the_child_is_failed_and_silence_is_timeout(qtbot):
    assert outcome(qtbot, PrinterSearch(command=("/bin/echo", "nonsense"))) == ["failed"]
    assert outcome(qtbot, PrinterSearch(command=("/bin/sleep", "600"), deadline_ms=200)) == ["timeout"]


def test_the_desk_does_not_load_the_printing_system():
    code = "import sys, desk_assistant.ui.printing; print([m for m in sys.modules if 'PrintSupport' in m or m == 'typst'])"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=RESOURCES.parent, check=True)
    assert run.stdout.strip() == "[]"


def heard(job) -> list[str]:
    """Give the list that fills with what the job says."""
    outcomes: list[str] = []
    job.failed.connect(outcomes.append)
    if isinstance(job, PrintJob):

        def done() -> None:
            outcomes.append("done")

        job.done.connect(done)
    return outcomes


def outcome(qtbot, job) -> list[str]:
    outcomes = heard(job)
    with qtbot.waitSignal(job.failed, timeout=30_000):
        job.start()
    return outcomes
