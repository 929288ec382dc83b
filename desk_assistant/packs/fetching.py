"""One GET for one pack: https, a listed host, no way on to another, and an end to waiting and to bytes.

The way out is that of `net`. We ask for no compression and refuse an answer that has some, so no answer can swell. `requests` is
imported with the first GET.
"""

import threading
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from desk_assistant.packs import layout
from desk_assistant.packs.problems import PackRefused

if TYPE_CHECKING:
    import requests

_PIECE = 16 * 2**10
#: What OpenSSL answers when it checks a certificate: X509_V_ERR_…
_CERTIFICATE = {9: "expired", 10: "expired", 62: "name", 64: "name"}


class Limits(NamedTuple):
    """Seconds of silence while connecting and while reading, seconds in all, and the bytes that are read at most."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0
    most: int = layout.LARGEST


def host_of(address: str) -> str:
    """Give host and port of an address as they are written in it. Raises PackRefused(address) unless it is a plain https address."""
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "https" and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:
        plain = False
    if not plain or not address.isascii() or not address.isprintable() or " " in address:
        raise PackRefused("address")
    return parts.netloc


def fetch(address: str, hosts: Collection[str], limits: Limits = Limits()) -> bytes:
    """Give the bytes that lie at the address, not yet checked but for looking like a pack. `hosts` may be asked, nobody else.

    Raises PackRefused: address, host, and what came back instead of a pack.
    """
    if host_of(address) not in hosts:
        raise PackRefused("host", host=host_of(address))
    found: list[bytes | PackRefused] = []
    thread = threading.Thread(target=_work, args=(address, limits, found), daemon=True)
    thread.start()
    thread.join(limits.total)  # a server that sends a byte now and then would hold us for ever
    outcome = found[0] if found else PackRefused("too_slow", seconds=limits.total)
    if isinstance(outcome, PackRefused):
        raise outcome
    if not outcome.startswith(layout.PACK):
        raise PackRefused("page_instead" if outcome.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "not_a_pack")
    return outcome


def _work(address: str, limits: Limits, found: list[bytes | PackRefused]) -> None:
    import requests

    from desk_assistant.net import Session

    try:
        with Session("indholdspakker") as session:
            session.headers["Accept-Encoding"] = "identity"
            found.append(_get(session, address, limits))
    except PackRefused as problem:
        found.append(problem)
    except requests.exceptions.ProxyError:
        found.append(PackRefused("proxy"))
    except requests.exceptions.SSLError as problem:
        found.append(PackRefused(_tls(problem)))
    except requests.exceptions.Timeout:
        found.append(PackRefused("too_slow", seconds=limits.read))
    except requests.exceptions.ChunkedEncodingError:
        found.append(PackRefused("broken_off"))
    except (requests.exceptions.RequestException, OSError, ValueError) as problem:
        silent = any(isinstance(part, TimeoutError) or "ReadTimeout" in type(part).__name__ for part in _inside(problem))
        found.append(PackRefused("too_slow", seconds=limits.read) if silent else PackRefused("unreachable"))


def _get(session: "requests.Session", address: str, limits: Limits) -> bytes:
    with session.get(address, timeout=(limits.connect, limits.read), allow_redirects=False, stream=True) as answer:
        if answer.is_redirect:
            raise PackRefused("redirect")
        if answer.status_code != 200:
            raise PackRefused("status", status=answer.status_code)
        if answer.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise PackRefused("encoded")
        body = bytearray()
        for piece in answer.iter_content(_PIECE):
            body += piece
            if len(body) > limits.most:
                raise PackRefused("too_large", most=limits.most)
        return bytes(body)


def _tls(problem: BaseException) -> str:
    """Give the code for what is wrong with the connection."""
    import ssl  # takes 10 ms, and the window imports this module

    for part in _inside(problem):
        if isinstance(part, ssl.SSLCertVerificationError):
            return f"certificate_{_CERTIFICATE.get(part.verify_code, 'unknown')}"
    return "tls"


def _inside(problem: BaseException) -> Iterator[BaseException]:
    """Give an error and what it wraps: requests and urllib3 keep the reason at the bottom."""
    yield problem
    for deeper in (*problem.args, getattr(problem, "reason", None)):
        if isinstance(deeper, BaseException):
            yield from _inside(deeper)
