"""A piece of work that cannot be cut into slices, such as compressing a file, done beside the window."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait

#: How long one look at whether it is done may take, in seconds.
_LOOK = 0.003


def aside(job: Callable[[], object]) -> Iterator[None]:
    """Do the job in a thread of its own and yield until it is done; what it raises is raised here.

    Never for anything that touches SQLite. Stopping early waits for the job, because its file is still open.
    """
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(job)
        while not wait((done,), _LOOK).done:
            yield
        done.result()
