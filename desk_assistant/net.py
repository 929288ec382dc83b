"""The way out to the network as IT has set the computer up: its proxy and its certificates, never a name and password of ours.

The module brings `requests` with it, which takes some 100 ms: import it where something is about to be asked for.
"""

import os
import ssl
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.utils import getproxies, should_bypass_proxies

from desk_assistant import __version__

BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Environment variables that name a file with the certificates to trust instead of the computer's own; the first one set holds."""


class Session(requests.Session):
    """Asks through the computer's proxy, trusts what the computer trusts, and reads no `.netrc`. Always give a timeout."""

    def __init__(self, purpose: str) -> None:
        """`purpose` stands in the User-Agent, such as `linkkontrol`."""
        super().__init__()
        self.auth = _nobody
        self.headers["User-Agent"] = f"desk-assistant/{__version__} ({purpose})"
        if not bundle():
            self.mount("https://", _ComputersOwn())

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """Send no name and password to where an answer sends us on to, also when the computer keeps some for that host."""
        prepared_request.headers.pop("Authorization", None)


class _ComputersOwn(HTTPAdapter):
    """Trusts the certificates of the computer's own store, where a municipality puts those of its own; not those of a package."""

    def __init__(self) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **{**options, "ssl_context": self._context})

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        return super().proxy_manager_for(proxy, **{**options, "ssl_context": self._context})

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        super().cert_verify(conn, url, verify, cert)
        if verify is True:
            conn.ca_certs = conn.ca_cert_dir = None


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send no name and password, also when the computer keeps some for the host."""
    return request


def bundle() -> str:
    """Give the file that the environment names in place of the computer's certificates, or an empty text."""
    return next((value for name in BUNDLES if (value := os.environ.get(name, ""))), "")


def bundle_is_missing() -> bool:
    """Tell whether the environment names certificates that are not there; then nothing can be asked for."""
    return bool(bundle()) and not Path(bundle()).exists()


def proxy_for(address: str) -> str:
    """Give the proxy that an address is asked for through, without its name and password, or an empty text when there is none."""
    parts, proxies = urlsplit(address), getproxies()
    if should_bypass_proxies(address, no_proxy=None):
        return ""
    return shown(proxies.get(parts.scheme) or proxies.get("all") or "")


def shown(proxy: str) -> str:
    """Give the address of a proxy as it may be printed: without name, password, path, and what may hide in them."""
    if not proxy:
        return ""
    scheme, _, rest = proxy.rpartition("://")
    parts = urlsplit(f"{scheme or 'http'}://{rest.rpartition('@')[2]}")
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}"
