"""The way out: the computer's proxy and certificates hold, and no name or password goes along or is shown."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from desk_assistant import net
from tests.commands.tls_server import WebServer, certificate

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine that the tests run on."""
    for name in (*PROXIES, *(name.upper() for name in PROXIES), *net.BUNDLES, "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"), "known")


@pytest.fixture
def server(known: Path) -> Iterator[WebServer]:
    running = WebServer(known)
    yield running
    running.stop()


def status(server: WebServer) -> int:
    with net.Session("proeve") as session:
        return session.get(server.address("/ok"), timeout=10).status_code


def test_a_certificate_of_the_computers_store_is_trusted(server: WebServer, known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        status(server)
    monkeypatch.setenv("SSL_CERT_FILE", str(known))  # where OpenSSL looks for the computer's own
    assert status(server) == 200


def test_a_named_file_takes_the_place_of_the_computers_store(server: WebServer, known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate(tmp_path, "other")))
    with pytest.raises(requests.exceptions.SSLError):
        status(server)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(known))
    assert status(server) == 200


def test_certificates_that_are_not_there_are_told(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not net.bundle_is_missing()
    monkeypatch.setenv("CURL_CA_BUNDLE", "/nowhere.pem")
    assert net.bundle_is_missing()
    with pytest.raises(OSError, match="nowhere"):
        status(server)


def test_no_name_and_password_go_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("default login ole password hemmelig\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with net.Session("proeve") as session, requests.Session() as ordinary:
        assert "Authorization" in ordinary.prepare_request(requests.Request("GET", "https://example.dk/")).headers  # the test can fail
        asked = session.prepare_request(requests.Request("GET", "https://example.dk/"))
        assert "Authorization" not in asked.headers
        sent_on = requests.Response()
        sent_on.request = asked
        session.rebuild_auth(asked, sent_on)
        assert "Authorization" not in asked.headers
        ordinary.rebuild_auth(asked, sent_on)
        assert "Authorization" in asked.headers  # as above
        assert "desk-assistant/" in session.headers["User-Agent"]


def test_the_proxy_of_the_computer_is_used_and_shown_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    assert net.proxy_for("https://www.borger.dk/") == ""
    monkeypatch.setenv("HTTPS_PROXY", "http://ole:hemmelig@proxy.solby.dk:8080/sti?nr=1")
    monkeypatch.setenv("NO_PROXY", "solby.dk")
    assert net.proxy_for("https://www.borger.dk/") == "http://proxy.solby.dk:8080"
    assert net.proxy_for("https://intra.solby.dk/") == ""
    with net.Session("proeve") as session:
        used = session.merge_environment_settings("https://www.borger.dk/", {}, None, None, None)
    assert used["proxies"]["https"].startswith("http://ole:hemmelig@proxy.solby.dk:8080")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("proxy:3128", "http://proxy:3128"),
        ("ole:hemmelig@proxy:3128", "http://proxy:3128"),
        ("socks5://proxy", "socks5://proxy"),
        ("http://ole:x@proxy:port", "http://proxy"),
        ("http://ole:hem/me@lig@proxy:80", "http://proxy:80"),
        ("", ""),
    ],
)
def test_what_is_shown_of_a_proxy(given: str, said: str) -> None:
    assert net.shown(given) == said


def test_the_window_starts_without_it() -> None:
    """`requests` takes some 100 ms; nothing on the way to the first window may bring it."""
    code = "import sys, desk_assistant.app; sys.exit('requests' in sys.modules or 'desk_assistant.net' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
