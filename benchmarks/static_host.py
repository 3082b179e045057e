"""What readers have between them and output/: a static file server, and how Chromium is started."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

COMPRESSED = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")
"""What hosts send gzipped"""


class StaticFiles(SimpleHTTPRequestHandler):
    """Serves a folder as static hosting does: below a path, with the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    prefix = ""

    def __init__(
        self,
        *args: object,
        prefix: str,
        directory: str,
        headers: Mapping[str, str] | None = None,
        of_search: Mapping[str, str] | None = None,
        compressing: bool = False,
    ) -> None:
        self.prefix = prefix
        self.compressing = compressing
        self.sent = headers or {}
        self.sent_with_search = of_search or self.sent
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # socketserver's

    def send_head(self):  # type: ignore[no-untyped-def]  # the base class's own return type
        if not self.path.startswith(f"{self.prefix}/"):
            return self.send_error(404)
        self.path = self.path[len(self.prefix) :]
        found = Path(self.translate_path(self.path))
        file = found / "index.html" if found.is_dir() else found
        if self.compressing and file.suffix in COMPRESSED and file.is_file():
            return self._send_compressed(file)
        return super().send_head()

    def _send_compressed(self, file: Path) -> BytesIO:
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def end_headers(self) -> None:
        is_search = self.path.partition("?")[0] == "/search/"
        for name, value in (self.sent_with_search if is_search else self.sent).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the tests look at the page, not at a log."""


@contextmanager
def serving(
    folder: Path,
    prefix: str,
    headers: Mapping[str, str] | None = None,
    of_search: Mapping[str, str] | None = None,
    *,
    compressing: bool = False,
) -> Iterator[str]:
    handler = partial(
        StaticFiles,
        prefix=prefix.rstrip("/"),
        directory=str(folder),
        headers=headers,
        of_search=of_search,
        compressing=compressing,
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix.rstrip('/')}/"
        finally:
            server.shutdown()
            thread.join()
