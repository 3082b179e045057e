"""A real nginx with the configuration of docs/hosting/, in which only its places are changed.

python -m scripts.nginx      sees to it that there is one, or says what is missing
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = ROOT / "docs" / "hosting" / "nginx.conf"
MISSING = (
    "nginx が見つからないので、nginx パッケージを入れてください（例: sudo apt-get install nginx）。"
)
_AROUND = """
{user}
daemon off;
pid {room}/nginx.pid;
error_log {room}/error.log;
events {{}}
http {{
    access_log off;
    include /etc/nginx/mime.types;
    client_body_temp_path {room}/body;
    proxy_temp_path {room}/proxy;
    fastcgi_temp_path {room}/fastcgi;
    uwsgi_temp_path {room}/uwsgi;
    scgi_temp_path {room}/scgi;
    include {room}/goals.conf;
}}
"""
_PATIENCE = 60.0
"""Seconds on a busy machine"""


def find_nginx() -> str | None:
    """Debian keeps it where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def nginx_serving(folder: Path, room: Path, prefix: str = "") -> Iterator[str]:
    """`folder` is a site, named as the prefix where there is one; `room` is an empty folder. Gives
    its address, which ends with a slash."""
    nginx = find_nginx()
    if nginx is None:
        raise SystemExit(MISSING)
    port = _free_port()
    (room / "goals.conf").write_text(_configured(folder, port, prefix), encoding="utf-8")
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (room / "nginx.conf").write_text(_AROUND.format(user=user, room=room), encoding="utf-8")
    error_log = str(room / "error.log")
    command = [nginx, "-p", str(room), "-c", str(room / "nginx.conf"), "-e", error_log]
    process = subprocess.Popen(command)
    try:
        _wait(process, port, room / "error.log")
        yield f"http://127.0.0.1:{port}{prefix}/"
    finally:
        process.terminate()
        process.wait()


def _configured(folder: Path, port: int, prefix: str) -> str:
    """As the comments of the configuration say."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    places = {
        "include /var/www/goals/_redirects.nginx;": f'include "{folder}/_redirects.nginx";',
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root /var/www/goals;": f'root "{folder.parent if prefix else folder}";',
        "error_page 404 /404.html;": f"error_page 404 {prefix}/404.html;",
    }
    for ours, theirs in places.items():
        if text.count(ours) != 1:
            raise ValueError(f"docs/hosting/nginx.conf has no line {ours}")
        text = text.replace(ours, theirs)
    return text


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(log.read_text(encoding="utf-8") if log.exists() else "nginx did not start")


def main() -> None:
    if find_nginx():
        return
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        raise SystemExit(MISSING)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", "nginx-light"]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if not find_nginx():
        raise SystemExit(MISSING)


if __name__ == "__main__":
    main()
