"""What holds for all tests: where their files lie, which of them are measured, and that the same text is parsed once."""

import os
import shutil
import tempfile
import tomllib
from collections.abc import Generator
from functools import lru_cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MEMORY = Path("/dev/shm")
"""Linux' file system in memory. The log syncs at every key; on a disk the tests would mostly wait for that."""
ROOM = 1 << 30
"""Bytes that must be free there."""


def pytest_configure() -> None:
    """Put temporary files into memory where there is room for them, unless TMPDIR says where they go.

    The shipped content is read some hundred times, from texts that are always the same.
    """
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None
    tomllib.loads = lru_cache(maxsize=1000)(tomllib.loads)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage only in the folders of the measured packages: it doubles the time of whatever runs under it."""
    measuring = measurement()
    if measuring is None or is_measured(item):
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


def measurement():
    """Give the coverage that is being measured in this process, if any."""
    try:
        from coverage import Coverage
    except ImportError:
        return None
    return Coverage.current()


def is_measured(item: pytest.Item) -> bool:
    """Tell whether a test lies in the folder of a package that `--cov` names."""
    folder = item.path.relative_to(TESTS).parts[0]
    return any(name.rpartition(".")[2] == folder for name in item.config.getoption("cov_source", default=()))
