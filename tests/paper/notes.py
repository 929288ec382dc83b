"""Sample notes, and what the system's PDF tools see in a page. The municipality and its number are made up."""

import re
import subprocess
from datetime import date
from pathlib import Path

from desk_assistant.paper.note import Language, Note, NoteLine, long_date

RESOURCES = Path(__file__).parents[2] / "resources"
ADDRESS = "https://www.borger.dk"
DAY = date(2026, 11, 23)

DANISH = {
    "title": "Det aftalte vi i dag",
    "need_heading": "Dit ærinde",
    "need": "Du vil skifte til en ny læge. Du er flyttet.",
    "you_heading": "Det gør du",
    "you_do": (
        NoteLine("Sæt dit navn på postkassen.", "i dag"),
        NoteLine("Bed den gamle klinik om at sende din journal.", "når du har det nye kort"),
    ),
    "we_heading": "Det gør vi",
    "we_do": (NoteLine("Dit nye sundhedskort kommer med posten.", "så snart det er lavet"),),
    "trouble_heading": "Hvis noget driller",
    "trouble": (
        NoteLine("Kom igen, og vis dette ark.", "hvis kortet ikke kommer"),
        NoteLine("Ring 12 34 56 78, eller kom igen. Vis dette ark."),
    ),
    "scan_text": "Scan med din telefon, eller gå til",
    "number_text": "Aftale 7K3M-Q9XA-V",
    "page_of": "Side {number} af {total}",
    "qr_description": "QR-kode til borger.dk",
}
ENGLISH = {
    "title": "What we agreed today",
    "need_heading": "Why you came",
    "need": "You want to change to a new doctor. You have moved.",
    "you_heading": "What you do",
    "you_do": (
        NoteLine("Put your name on the letterbox.", "today"),
        NoteLine("Ask the old clinic to send your medical record.", "when you have the new card"),
    ),
    "we_heading": "What we do",
    "we_do": (NoteLine("Your new health card comes by post.", "as soon as it is made"),),
    "trouble_heading": "If something goes wrong",
    "trouble": (
        NoteLine("Come back and show this sheet.", "if the card does not come"),
        NoteLine("Call 12 34 56 78 or come back. Show this sheet."),
    ),
    "scan_text": "Scan with your phone, or go to",
    "number_text": "Agreement 7K3M-Q9XA-V",
    "page_of": "Page {number} of {total}",
    "qr_description": "QR code to borger.dk",
}


def sample(language: Language = "da", large: bool = False, **changes: object) -> Note:
    """Give a usual note of one page; `changes` replaces fields."""
    fields: dict[str, object] = {
        "municipality": "Solby Kommune · Borgerservice",
        "date_text": long_date(DAY, language),
        "address": ADDRESS,
        "address_label": "borger.dk",
        **(DANISH if language == "da" else ENGLISH),
        **changes,
    }
    return Note(language=language, large=large, **fields)  # type: ignore[arg-type]


def long_note(language: Language = "da", large: bool = False) -> Note:
    """Give a note that cannot stand on one page."""
    short = sample(language, large)
    return sample(language, large, you_do=short.you_do * 6, we_do=short.we_do * 6)


def tool(*command: str | Path) -> str:
    """Run a system tool and give its output; a tool that is missing or fails fails the test."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout.decode(errors="replace")


def words(text: str) -> str:
    """Give the text with every run of white space as one space; break places within words are dropped."""
    return " ".join(text.replace("\u200b", "").split())


def page_texts(pdf: Path, mode: str = "-raw") -> list[str]:
    """Give the text of each page."""
    return tool("pdftotext", mode, pdf, "-").split("\f")[:-1]


def picture(pdf: Path, page: int, dpi: int) -> Path:
    """Give a PNG of the page."""
    stem = pdf.with_suffix("").with_name(f"{pdf.stem}-{page}")
    tool("pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile", "-png", pdf, stem)
    return stem.with_suffix(".png")


def scanned(image: Path) -> str:
    """Give what a scanner reads from the QR code in the picture."""
    return tool("zbarimg", "--quiet", "--raw", image).strip()


def word_sizes(pdf: Path) -> dict[str, float]:
    """Give the type size of each word in points: the height of its box as poppler sees it."""
    pattern = r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]+)</word>'
    return {word: float(low) - float(high) for high, low, word in re.findall(pattern, tool("pdftotext", "-bbox", pdf, "-"))}
