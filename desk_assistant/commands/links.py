"""Looks up the addresses in the content: whether they answer, have moved, or are dead.

https only, listed hosts only, at most one request a second to each host, and never on to another host. Only the head of an
answer is read, so that a body without end does not matter. `requests` is imported at the first look-up.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    import requests

State = Literal["ok", "moved", "dead", "unsure", "refused", "skipped"]

MOST_HOPS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_SHY = frozenset({401, 403, 429})
"""Answers of pages that are there, but not for programs."""


class Outcome(NamedTuple):
    """What became of one address: `said` in Danish, `to` when it has moved."""

    address: str
    state: State
    said: str
    to: str = ""


class Pace:
    """Waits so that each host hears from us at most once in so many seconds."""

    def __init__(self, seconds: float = 1.0, now: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self._seconds = seconds
        self._now = now
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again, and note that it is asked now."""
        due = self._last.get(host, self._now() - self._seconds) + self._seconds
        if (left := due - self._now()) > 0:
            self._sleep(left)
        self._last[host] = self._now()


def look_up(addresses: Iterable[str], hosts: Collection[str], timeout: float, deadline: float, pace: Pace) -> Iterator[Outcome]:
    """Give the outcome of each address, host by host in turn.

    `timeout` is the seconds of silence that one request may last, and a third of what an address may take in all;
    `deadline` is the seconds for everything, after which the rest is given as skipped.
    """
    end = time.monotonic() + deadline
    for address in _in_turn(addresses):
        if not _may_ask(address, hosts):
            yield Outcome(address, "refused", "værten står ikke i allowed.toml, eller adressen begynder ikke med https://")
        elif time.monotonic() >= end:
            yield Outcome(address, "skipped", "tiden gik, før turen kom til adressen")
        else:
            yield _within(min(3 * timeout, end - time.monotonic()), address, hosts, timeout, pace)


def _in_turn(addresses: Iterable[str]) -> list[str]:
    """Give the addresses so that neighbours have different hosts where it can be, and nobody waits for the pace."""
    turn: dict[str, int] = {}
    placed: list[tuple[int, str]] = []
    for address in sorted(set(addresses)):
        host = urlsplit(address).netloc
        turn[host] = turn.get(host, -1) + 1
        placed.append((turn[host], address))
    return [address for _, address in sorted(placed)]


def _may_ask(address: str, hosts: Collection[str]) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.netloc in hosts


def _within(seconds: float, address: str, hosts: Collection[str], timeout: float, pace: Pace) -> Outcome:
    """Ask in a thread of its own: a server that sends a byte now and then would hold us for ever."""
    found: list[Outcome] = []

    def work() -> None:
        found.append(_ask(address, hosts, timeout, pace))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else Outcome(address, "dead", "svarede for langsomt")


def _ask(address: str, hosts: Collection[str], timeout: float, pace: Pace) -> Outcome:
    import requests

    from desk_assistant.net import Session

    with Session("linkkontrol") as session:
        try:
            return _follow(session, address, hosts, timeout, pace)
        except requests.exceptions.SSLError:
            return Outcome(address, "dead", "certifikatet kan ikke godkendes")
        except requests.exceptions.Timeout:
            return Outcome(address, "dead", f"svarede ikke inden for {timeout:g} sekunder")
        except (OSError, ValueError):  # requests' own errors are OSErrors; so is a file with certificates that is not there
            return Outcome(address, "dead", "kan ikke nås")


def _follow(session: "requests.Session", address: str, hosts: Collection[str], timeout: float, pace: Pace) -> Outcome:
    at = address
    for _ in range(MOST_HOPS):
        status, location = _answer(session, at, timeout, pace)
        if status not in _MOVED or not location:
            return _judged(address, at, status)
        at = urljoin(at, location)
        if urlsplit(at).netloc != urlsplit(address).netloc or not _may_ask(at, hosts):
            return Outcome(address, "moved", "sender videre til en anden vært; den er ikke slået op", at)
    return Outcome(address, "dead", f"sender videre mere end {MOST_HOPS} gange")


def _answer(session: "requests.Session", address: str, timeout: float, pace: Pace) -> tuple[int, str]:
    """Give status and Location of a HEAD, or of a GET where HEAD is not answered well; the body is never read."""
    status, location = 0, ""
    for method in ("HEAD", "GET"):
        pace.wait(urlsplit(address).netloc)
        with session.request(method, address, timeout=timeout, allow_redirects=False, stream=True) as answer:
            status, location = answer.status_code, answer.headers.get("Location", "")
        if status < 400:
            break
    return status, location


def _judged(address: str, at: str, status: int) -> Outcome:
    if status in _SHY:
        return Outcome(address, "unsure", f"svarer kun mennesker ({status}); se efter i en browser")
    if status >= 400:
        return Outcome(address, "dead", "findes ikke mere" if status in (404, 410) else f"svarer med fejl {status}")
    return Outcome(address, "ok", "svarer") if at == address else Outcome(address, "moved", "er flyttet", at)
