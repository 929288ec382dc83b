"""Values on the command line that more than one command reads."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_assistant.insight.periods import Period


def day(text: str) -> date:
    """Read a day as YYYY-MM-DD. Raises argparse.ArgumentTypeError with a Danish sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError("skriv dagen som ÅÅÅÅ-MM-DD, for eksempel 2026-11-23") from problem


def period(text: str) -> "Period":
    """Read a week, month, quarter or year. Raises argparse.ArgumentTypeError with a Danish sentence."""
    from desk_assistant.insight.periods import parse

    try:
        return parse(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def seconds(text: str) -> float:
    """Read a number of seconds from 0.1 to a day. Raises argparse.ArgumentTypeError with a Danish sentence."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.1 <= number <= 86_400:
        raise argparse.ArgumentTypeError("skriv et antal sekunder, for eksempel 15")
    return number


def count(text: str) -> int:
    """Read a whole number of at least 1. Raises argparse.ArgumentTypeError with a Danish sentence."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError("skriv et helt tal, der er mindst 1")


def seed(text: str) -> int:
    """Read a whole number of at least 0. Raises argparse.ArgumentTypeError with a Danish sentence."""
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError("skriv et helt tal, for eksempel 1")
