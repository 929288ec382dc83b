"""Values on the command line that more than one command reads."""

import argparse
from datetime import date


def day(text: str) -> date:
    """Read a day as YYYY-MM-DD. Raises argparse.ArgumentTypeError with a Danish sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError("skriv dagen som ÅÅÅÅ-MM-DD, for eksempel 2026-11-23") from problem
