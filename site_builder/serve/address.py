"""Where the preview listens, and which computers can see it."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address

from site_builder.problems import Problem, Severity, SiteBuilderError, Where

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1", "[::1]")


def listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise SiteBuilderError([_cannot_listen(host, port, error)]) from error


def _cannot_listen(host: str, port: int, error: OSError) -> Problem:
    if error.errno == errno.EADDRINUSE:
        return Problem(
            Where(f"--port {port}"),
            "serve-port-in-use",
            f"ポート {port} は、ほかのプログラムが使っています。",
            "site-builder serve --port 0 とすると、空いているポートを選びます。",
        )
    return Problem(
        Where(f"--host {host}"),
        "serve-cannot-listen",
        f"{host} のポート {port} で待ち受けられません（{error.strerror}）。",
        "--host と --port の値を確かめてください。",
    )


def check_host(host: str) -> list[Problem]:
    if is_local(host):
        return []
    return [
        Problem(
            Where(f"--host {host}"),
            "serve-not-local",
            "この計算機の外からも見えるようになります。公開前の内容に注意してください。",
            "自分だけで見るときは --host を付けないでください。",
            Severity.WARNING,
        )
    ]


def is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
