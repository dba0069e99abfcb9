"""Real programs on this computer: sshd, nginx, an S3 service. Each ends with its test."""

import getpass
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

PATIENCE = 20


def needed(*programs: str) -> None:
    """Skip where a program is missing; in CI that is a failure."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    missing = [name for name in programs if shutil.which(name, path=path) is None]
    if missing:
        reason = f"not installed: {', '.join(missing)}"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(words: list[str], port: int, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends; it begins once the port answers."""
    with tempfile.TemporaryFile() as said:
        # A pipe that nobody reads would fill, and stop the server.
        process = subprocess.Popen(words, env={**os.environ, **environ}, stdout=said, stderr=said)
        try:
            _await_port(process, port, said)
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _await_port(process: subprocess.Popen[bytes], port: int, said: IO[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            said.seek(0)
            raise AssertionError(said.read())
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nothing answers at port {port}")


@contextmanager
def sshd(folder: Path) -> Iterator[tuple[str, int]]:
    """Run an sshd; gives a remote shell command that may sign in, and the port."""
    needed("sshd", "ssh", "ssh-keygen", "rsync")
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    for name in ("host", "own", "strange"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    port = free_port()
    shutil.copy(folder / "own.pub", folder / "authorized")
    key = (folder / "host.pub").read_text().split()[:2]
    (folder / "known").write_text(f"[127.0.0.1]:{port} {' '.join(key)}\n")
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    options = {
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "authorized",
        "ListenAddress": "127.0.0.1",
        "Port": port,
        "UsePAM": "no",
        "StrictModes": "no",
        "PidFile": "none",
        "MaxStartups": "50:30:100",
    }
    words = [shutil.which("sshd", path="/usr/sbin:/usr/bin:/sbin") or "sshd", "-D", "-e", "-f", os.devnull]
    for name, value in options.items():
        words += ["-o", f"{name}={value}"]
    (folder / "config").write_text(
        f"Host *\n  User {getpass.getuser()}\n  IdentityFile {folder / 'own'}\n  IdentitiesOnly yes\n"
        f"  UserKnownHostsFile {folder / 'known'}\n"
    )
    with running(words, port):
        yield f"ssh -F {folder / 'config'}", port


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[str]:
    """Serve a folder at the root and below ``/sub/path/``; gives the address."""
    needed("nginx")
    folder.mkdir(parents=True)
    port = free_port()
    user = f"user {getpass.getuser()};" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events { worker_connections 64; }\n"
        "http { access_log off; types { text/html html; text/css css; }\n"
        f"client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;\n"
        f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"server {{ listen 127.0.0.1:{port}; root {root}; index index.html; location ~ /\\. {{ return 404; }}\n"
        f"location /sub/path/ {{ alias {root}/; }} }} }}\n"
    )
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin") or "nginx"
    with running([program, "-e", f"{folder}/error.log", "-c", str(folder / "nginx.conf")], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(folder: Path, root: Path) -> Iterator[str]:
    """Serve a folder at the root and below ``/sub/path/`` with Caddy; gives the address."""
    needed("caddy")
    folder.mkdir(parents=True)
    port = free_port()
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n\tencode gzip\n"
        f"\thandle_path /sub/path/* {{\n\t\troot * {root}\n\t\tfile_server\n\t}}\n"
        "\thandle {\n\t\t@hidden path */.*\n\t\trespond @hidden 404\n"
        f"\t\troot * {root}\n\t\tfile_server\n\t}}\n}}\n"
    )
    words = ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with running(words, port, HOME=str(folder), XDG_DATA_HOME=str(folder), XDG_CONFIG_HOME=str(folder)):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def s3_service() -> Iterator[str]:
    """Run moto's S3; gives the address."""
    port = free_port()
    program = Path(sys.executable).with_name("moto_server")
    with running([str(program), "-H", "127.0.0.1", "-p", str(port)], port):
        yield f"http://127.0.0.1:{port}"


def fetch(url: str) -> tuple[int, bytes]:
    """Return the status and the bytes at an address."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        connection.request("GET", parts.path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
