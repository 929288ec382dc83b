"""A web server on this machine with a certificate made for the test, and pages that misbehave in known ways."""

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def certificate(folder: Path, name: str) -> Path:
    """Make a certificate for localhost and 127.0.0.1; gives the file with certificate and key."""
    key, made, both = (folder / f"{name}.{ending}" for ending in ("key", "crt", "pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(key), "-out", str(made)],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    both.write_text(made.read_text() + key.read_text())
    return both


class Pages(BaseHTTPRequestHandler):
    """The pages; `self.server` is a `WebServer`."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._page()

    def do_GET(self) -> None:
        self._page()

    def _page(self) -> None:
        server = self.server
        assert isinstance(server, WebServer)
        server.asked.append((self.command, self.path))
        match self.path:
            case "/ok":
                self._head(200)
            case "/moved":
                self._head(301, "/ok")
            case "/away":
                self._head(302, f"https://127.0.0.1:{server.server_port}/ok")
            case "/down":
                self._head(301, f"http://localhost:{server.server_port}/ok")
            case "/loop":
                self._head(301, "/loop")
            case "/shy":
                self._head(403)
            case "/broken":
                self._head(500)
            case "/only-get":
                self._head(200 if self.command == "GET" else 405)
            case "/slow":
                server.over.wait(60)
            case "/drip":
                self._drip(server)
            case "/endless":
                self._endless(server)
            case _:
                self._head(404)

    def _head(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self, server: "WebServer") -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not server.over.wait(0.05):
            self.wfile.write(b"x")

    def _endless(self, server: "WebServer") -> None:
        if self.command == "HEAD":
            self._head(405)
            return
        self.send_response(200)
        self.end_headers()
        while not server.over.is_set():
            self.wfile.write(b"x" * 65536)


class WebServer(ThreadingHTTPServer):
    """Serves the pages over TLS until it is closed; `asked` is every request it got."""

    daemon_threads = True

    def __init__(self, pem: Path, pages: type[BaseHTTPRequestHandler] = Pages, newest: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED) -> None:
        super().__init__(("127.0.0.1", 0), pages)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        if newest is not ssl.TLSVersion.MAXIMUM_SUPPORTED:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = newest
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.asked: list[tuple[str, str]] = []
        self.over = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that hangs up is no error of the server."""

    def address(self, path: str) -> str:
        """Give the address of a page."""
        return f"https://localhost:{self.server_port}{path}"

    def stop(self) -> None:
        """Let the pages that wait go, and close."""
        self.over.set()
        self.shutdown()
        self.server_close()
