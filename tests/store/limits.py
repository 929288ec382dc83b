"""A disk that is full, as far as this process can tell, and what is said about it."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desk_assistant.store.errors import StoreFailed


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond the size (bytes) while inside. Python ignores SIGXFSZ, so a write just fails with EFBIG."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fails(action: Callable[[], object]) -> StoreFailed:
    """Do something that must fail; gives the failure."""
    with pytest.raises(StoreFailed) as caught:
        action()
    return caught.value
