"""A server for packs on this machine that misbehaves in known ways, and certificates that are wrong in known ways."""

import gzip
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

from tests.commands.tls_server import WebServer


def certificate(folder: Path, name: str, host: str = "localhost", days: int = 2) -> Path:
    """Make a certificate for a host, for so many days from now (or ago); gives the file with certificate and key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(called).issuer_name(called).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=9)).not_valid_after(now + timedelta(days=days))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    both = folder / f"{name}.pem"
    both.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM) + private)
    return both


class PackPages(BaseHTTPRequestHandler):
    """The pages; `self.server` is a `PackServer`."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, PackServer)
        server.asked.append(("GET", self.path))
        server.heard.append(dict(self.headers))
        getattr(self, f"_{self.path.strip('/').replace('-', '_')}", self._missing)(server)

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _pack(self, server: "PackServer") -> None:
        self._send(200, server.pack)

    def _missing(self, server: "PackServer") -> None:
        self._send(404)

    def _forbidden(self, server: "PackServer") -> None:
        self._send(403)

    def _broken(self, server: "PackServer") -> None:
        self._send(500, server.pack)

    def _unchanged(self, server: "PackServer") -> None:
        self._send(304)

    def _portal(self, server: "PackServer") -> None:
        self._send(200, b"\r\n<!DOCTYPE html><title>Log p\xc3\xa5</title>", Content_Type="application/octet-stream")

    def _text(self, server: "PackServer") -> None:
        self._send(200, b"hej")

    def _empty(self, server: "PackServer") -> None:
        self._send(200)

    def _same_host(self, server: "PackServer") -> None:
        self._send(302, Location="/pack")

    def _away(self, server: "PackServer") -> None:
        self._send(302, Location=f"https://127.0.0.1:{server.server_port}/pack")

    def _down(self, server: "PackServer") -> None:
        self._send(301, Location=f"http://localhost:{server.server_port}/pack")

    def _nowhere(self, server: "PackServer") -> None:
        self._send(302)

    def _bomb(self, server: "PackServer") -> None:
        self._send(200, gzip.compress(bytes(50 * 2**20)), Content_Encoding="gzip")

    def _squeezed(self, server: "PackServer") -> None:
        self._send(200, gzip.compress(server.pack), Content_Encoding="gzip")

    def _short(self, server: "PackServer") -> None:
        self._send(200, server.pack[:-100], Content_Length=str(len(server.pack)))

    def _cut(self, server: "PackServer") -> None:
        self._send(200, server.pack[:-100])

    def _long(self, server: "PackServer") -> None:
        self._send(200, server.pack + b"x")

    def _lies(self, server: "PackServer") -> None:
        self._send(200, server.pack, Content_Length="5")

    def _bad_chunks(self, server: "PackServer") -> None:
        self._send(200, b"zz\r\nnonsense", Transfer_Encoding="chunked")

    def _silent(self, server: "PackServer") -> None:
        server.over.wait(60)

    def _stalls(self, server: "PackServer") -> None:
        self._send(200, server.pack[:200], Content_Length=str(len(server.pack)))
        self.wfile.flush()
        server.over.wait(60)

    def _drip(self, server: "PackServer") -> None:
        self._send(200, b"", Content_Length=str(len(server.pack)))
        for byte in server.pack:
            if server.over.wait(0.05):
                return
            self.wfile.write(bytes([byte]))

    def _drip_heads(self, server: "PackServer") -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not server.over.wait(0.05):
            self.wfile.write(b"x")

    def _endless(self, server: "PackServer") -> None:
        self.send_response(200)
        self.end_headers()
        while not server.over.is_set():
            self.wfile.write(b"x" * 65536)


class PackServer(WebServer):
    """Serves one pack; `heard` are the heads of every request it got."""

    def __init__(self, pem: Path, pack: bytes = b"", **how: object) -> None:
        self.pack = pack
        self.heard: list[dict[str, str]] = []
        super().__init__(pem, PackPages, **how)


class _Refusing(StreamRequestHandler):
    def handle(self) -> None:
        self.rfile.readline()
        self.wfile.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


class Proxy(ThreadingTCPServer):
    """A proxy that lets nobody through without a name."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Refusing)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Close."""
        self.shutdown()
        self.server_close()
