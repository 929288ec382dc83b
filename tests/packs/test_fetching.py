"""One GET against a server on this machine: what is no pack, or does not come in time and in full, is refused by its own name."""

import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_assistant.packs import fetching, keeping, layout
from desk_assistant.packs import state as memory
from desk_assistant.packs.fetching import Limits, fetch
from desk_assistant.packs.problems import PackRefused
from tests.packs.made import FIRST, OTHER_RELEASE, RELEASE, SECOND, THIRD, desk, signed, small, statement, tiny
from tests.packs.pack_server import PackServer, Proxy, certificate
from tests.packs.test_layout import refused

PACK = signed(tiny(text="x" * 5_000))
QUICK = Limits(connect=2.0, read=1.0, total=3.0, most=200_000)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of certificates: a good one, and some that are wrong."""
    folder = tmp_path_factory.mktemp("tls")
    certificate(folder, "good")
    certificate(folder, "stranger")
    certificate(folder, "expired", days=-1)
    certificate(folder, "elsewhere", host="example.org")
    known = b"".join((folder / f"{name}.pem").read_bytes() for name in ("good", "expired", "elsewhere"))
    (folder / "known.pem").write_bytes(known)
    return folder


@pytest.fixture
def server(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PackServer]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificates / "known.pem"))
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    running = PackServer(certificates / "good.pem", PACK)
    yield running
    running.stop()


def ask(server: PackServer, path: str, limits: Limits = QUICK) -> str:
    """Give the code of the refusal, or nothing when bytes came."""
    return refused(lambda: fetch(server.address(path), {f"localhost:{server.server_port}"}, limits))


def test_a_pack_comes_as_it_lies_there_with_one_get(server: PackServer) -> None:
    host = f"localhost:{server.server_port}"
    assert fetch(server.address("/pack"), {host}, QUICK) == PACK
    assert server.asked == [("GET", "/pack")]
    assert server.heard[0]["Accept-Encoding"] == "identity" and server.heard[0]["User-Agent"].startswith("desk-assistant/")
    assert fetching.host_of(server.address("/pack")) == host


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/missing", "status"), ("/forbidden", "status"), ("/broken", "status"), ("/unchanged", "status"), ("/nowhere", "status"),
        ("/portal", "page_instead"), ("/text", "not_a_pack"), ("/empty", "not_a_pack"), ("/lies", "not_a_pack"),
        ("/same-host", "redirect"), ("/away", "redirect"), ("/down", "redirect"),
        ("/bomb", "encoded"), ("/squeezed", "encoded"),
        ("/short", "broken_off"), ("/bad-chunks", "broken_off"),
        ("/silent", "too_slow"), ("/stalls", "too_slow"), ("/drip", "too_slow"), ("/drip-heads", "too_slow"),
        ("/endless", "too_large"),
        ("/cut", ""), ("/long", ""),  # the signature tells; see below
    ],
)  # fmt: skip
def test_every_bad_answer_has_its_own_name(server: PackServer, path: str, code: str) -> None:
    assert ask(server, path) == code
    assert server.asked == [("GET", path)], "one GET, and nobody else is asked"


def test_the_status_is_told(server: PackServer) -> None:
    with pytest.raises(PackRefused) as found:
        fetch(server.address("/unchanged"), {f"localhost:{server.server_port}"}, QUICK)
    assert found.value.data == {"status": 304}


@pytest.mark.parametrize("name", ["stranger", "expired", "elsewhere"])
def test_a_wrong_certificate_is_refused_before_anything_is_asked(server: PackServer, certificates: Path, name: str) -> None:
    other = PackServer(certificates / f"{name}.pem", PACK)
    code = ask(other, "/pack")
    other.stop()
    assert code == {"stranger": "certificate_unknown", "expired": "certificate_expired", "elsewhere": "certificate_name"}[name]
    assert other.asked == []


def test_old_tls_is_refused(server: PackServer, certificates: Path) -> None:
    with pytest.warns(DeprecationWarning):
        old = PackServer(certificates / "good.pem", PACK, newest=ssl.TLSVersion.TLSv1_1)
    code = ask(old, "/pack")
    old.stop()
    assert (code, old.asked) == ("tls", [])


def test_a_proxy_that_wants_a_name_is_told_apart(server: PackServer, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Proxy()
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.server_address[1]}")
    code = ask(server, "/pack")
    proxy.stop()
    assert (code, server.asked) == ("proxy", [])


def test_nobody_at_home(server: PackServer) -> None:
    server.stop()
    assert ask(server, "/pack") == "unreachable"


def test_names_and_codes_of_the_machine_stay_here(server: PackServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine localhost login anna password hemmelig\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    assert ask(server, "/pack") == ""
    assert "Authorization" not in server.heard[0]


@pytest.mark.parametrize(
    "address",
    ["http://localhost:{}/pack", "ftp://localhost:{}/", "file:///etc/passwd", "https://anna:kode@localhost:{}/pack", "https://@localhost:{}/pack",
     "localhost:{}/pack", "https:///pack", "https://localhost:x/", "https://[::1/", "https://lokålhost:{}/", "https://localhost:{}/a b", "https://localhost:{}/\n", ""],
)  # fmt: skip
def test_only_a_plain_https_address_is_asked(server: PackServer, address: str) -> None:
    asked = address.format(server.server_port)
    assert refused(lambda: fetch(asked, {f"localhost:{server.server_port}", "", "localhost"}, QUICK)) == "address"
    assert server.asked == []


@pytest.mark.parametrize("hosts", [(), ("localhost",), ("localhost:1",), ("example.org",)])
def test_only_a_listed_host_is_asked(server: PackServer, hosts: tuple[str, ...]) -> None:
    assert refused(lambda: fetch(server.address("/pack"), hosts, QUICK)) == "host"
    assert server.asked == []


@pytest.mark.parametrize(
    ("what", "code"),
    [("", ""), ("flipped", "signature"), ("older", "older"), ("other", "other_content"), ("cut", "cut_short"), ("long", "signature"), ("keys", "other_keys"), ("newer", "")],
)
def test_what_comes_is_measured_like_any_pack_and_the_old_one_stays(server: PackServer, tmp_path: Path, what: str, code: str) -> None:
    ours, active = desk(tmp_path / "pakker"), small(tmp_path, SECOND)
    keeping.install(active, ours, by_hand=False)
    server.pack = {
        "": active,
        "flipped": active[:-1] + bytes([active[-1] ^ 1]),
        "older": small(tmp_path, FIRST),
        "other": small(tmp_path / "other", SECOND, name="Anden"),
        "cut": active[:-1][:200],
        "long": active + b"x",
        "keys": small(tmp_path / "keys", THIRD, statement(1, (RELEASE[1], OTHER_RELEASE[1]))),
        "newer": small(tmp_path, THIRD),
    }[what]
    come = fetch(server.address("/pack"), {f"localhost:{server.server_port}"}, QUICK)
    assert refused(lambda: keeping.install(come, ours, by_hand=False)) == code
    assert memory.read(ours.place).active.serial == (THIRD if what == "newer" else SECOND)
    assert keeping.recheck(ours) == ()


def test_requests_waits_for_the_first_get(server: PackServer) -> None:
    probe = "import sys; from desk_assistant.packs import fetching, keeping; print(sorted({'cryptography', 'requests'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert layout.LARGEST == Limits().most
