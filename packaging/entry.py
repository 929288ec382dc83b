"""Where the packaged program begins (packaging/desk-assistant.spec). A checkout begins in `desk_assistant/__main__.py`."""

import os
import sys
from importlib import import_module

from desk_assistant import installed
from desk_assistant.__main__ import main

_LIBRARIES = "LD_LIBRARY_PATH"


def start(arguments: list[str]) -> int:
    """Run the program, or one of its children; gives the exit code."""
    _give_libraries_back()
    if arguments[:1] != [installed.CHILD]:
        return main(arguments)
    if len(arguments) < 2 or arguments[1] not in (installed.PRINT, installed.SHARE, installed.PACK):
        return 2
    return import_module(arguments[1]).main(arguments[2:])


def _give_libraries_back() -> None:
    """The bootloader points the search path at our own libraries; browser, hunspell and the like must not load those."""
    before = os.environ.pop(_LIBRARIES + "_ORIG", None)
    os.environ.pop(_LIBRARIES, None)
    if before is not None:
        os.environ[_LIBRARIES] = before


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
