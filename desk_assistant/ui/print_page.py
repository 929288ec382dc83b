"""The child process that prints one note or one chart: `python -m desk_assistant.ui.print_page`, the order as JSON on standard input.

With `--list` it answers with the names of the printers as a JSON array, the default one first. Otherwise it says nothing
at all, so that no word of a note can end up in a log. Exit codes: 0 printed, 2 no such printer, 3 failed.
"""

import os
import sys
import tempfile
from pathlib import Path

import msgspec
from PySide6.QtCore import QRect, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk_assistant.paper.note import Note
from desk_assistant.paper.sheet import sheet_images
from desk_assistant.paper.typeset import page_images
from desk_assistant.ui.printing import FAILED, NO_PRINTER, PRINTED, PrintOrder

#: Dots an inch; enough for crisp 14 pt letters on any office printer.
RESOLUTION = 300
#: Stand in the print queue and in file names, where others can read them: they never say what a note is about.
NOTE_NAME, CHART_NAME = "huskeseddel", "overblik"


def main(arguments: list[str]) -> int:
    """Print the order on standard input, or list the printers; give the exit code."""
    qInstallMessageHandler(_swallow)
    if sys.platform.startswith("linux"):
        # Nothing is shown, so no screen is needed; elsewhere the printing system belongs to the platform plugin.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["desk-assistant"])
    try:
        if arguments == ["--list"]:
            sys.stdout.buffer.write(msgspec.json.encode(printer_names()))
            return PRINTED
        return print_order(msgspec.json.decode(sys.stdin.buffer.read(), type=PrintOrder))
    except Exception:  # the traceback would hold the note's own words
        return FAILED
    finally:
        application.shutdown()


def printer_names() -> list[str]:
    """Give the names of the machine's printers, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold()))


def print_order(order: PrintOrder) -> int:
    """Print on the named or the default printer, or write a PDF when the printer is a folder; give the exit code."""
    if Path(order.printer).is_absolute():
        folder = Path(order.printer)
        return _print_to_folder(order, folder) if folder.is_dir() else NO_PRINTER
    info = QPrinterInfo.printerInfo(order.printer) if order.printer else QPrinterInfo.defaultPrinter()
    if info.isNull():
        return NO_PRINTER
    return _print_pages(order, QPrinter(info, QPrinter.PrinterMode.HighResolution))


def _print_to_folder(order: PrintOrder, folder: Path) -> int:
    """Write the pages as `huskeseddel-<n>.pdf`, n being the first free number; a half-written file never has that name."""
    name = _name(order)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    part = folder / f".{name}-{os.getpid()}.part"
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / f"{name}.pdf"
        printer.setOutputFileName(str(made))
        outcome = _print_pages(order, printer)
        if outcome != PRINTED:
            return outcome
        try:
            part.write_bytes(made.read_bytes())
            part.replace(_free_name(folder, name))
        finally:
            part.unlink(missing_ok=True)
    return PRINTED


def _free_name(folder: Path, name: str) -> Path:
    number = 1
    while True:
        path = folder / f"{name}-{number}.pdf"
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path


def _print_pages(order: PrintOrder, printer: QPrinter) -> int:
    """Draw every page as a grey picture over the whole sheet, dot for dot."""
    printer.setDocName(_name(order))
    printer.setResolution(RESOLUTION)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    pages = _pages(order)
    painter = QPainter()
    if not painter.begin(printer):
        return FAILED
    # Without the hint Qt's PDF engine makes a JPEG of the page, and the letters get a halo.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            return FAILED
        image = QImage.fromData(page, "PNG").convertToFormat(QImage.Format.Format_Grayscale8)
        painter.drawImage(_sheet(printer), image)
    whole = painter.end()
    broken = printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    return PRINTED if whole and not broken else FAILED


def _name(order: PrintOrder) -> str:
    return NOTE_NAME if isinstance(order.paper, Note) else CHART_NAME


def _pages(order: PrintOrder) -> tuple[bytes, ...]:
    resources = Path(order.resources)
    if isinstance(order.paper, Note):
        return page_images(order.paper, resources, RESOLUTION)
    return sheet_images(order.paper, resources, RESOLUTION)


def _sheet(printer: QPrinter) -> QRect:
    """Give the whole sheet in dots, seen from where the painter's origin lies."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    page = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
    return paper.translated(-page.topLeft())


def _swallow(*_: object) -> None:
    """Keep Qt's own remarks off the standard error."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
