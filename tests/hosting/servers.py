"""Real web servers, started with the configurations of ``docs/hosting.md``."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from tests.docs.pages import DOCS, examples

PLACE = "/srv/www/briefings"
NGINX = """{user} daemon off; pid {work}/nginx.pid; error_log stderr; worker_processes 1;
events {{ }}
http {{
  types {{ text/html html; text/css css; application/javascript js; image/svg+xml svg; text/plain txt;
           application/xml xml; application/json json; application/atom+xml atom; }}
  access_log off; client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c;
  uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
{server}
}}
"""
CADDY = "{{\n admin off\n auto_https off\n}}\n{server}"
APACHE = """ServerRoot {work}
PidFile {work}/apache.pid
Mutex file:{work}
ServerName localhost
Listen 127.0.0.1:{port}
{modules}
TypesConfig /etc/mime.types
ErrorLog /dev/stderr
{server}
"""
MODULES = ("mpm_event", "authz_core", "alias", "dir", "mime", "filter", "deflate", "headers")


class Answer(msgspec.Struct, frozen=True):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server(msgspec.Struct, frozen=True):
    """A server that runs: its port, and the path below which the site stands."""

    port: int
    base: str

    def get(self, path: str, **headers: str) -> Answer:
        """Return the answer for an address below the site."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"{self.base}{path}", headers={"Host": "www.example.org", **headers})
        found = connection.getresponse()
        answer = Answer(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read())
        connection.close()
        return answer


@contextmanager
def running(name: str, place: str, site: Path, work: Path) -> Iterator[Server]:
    """Start a server with its configuration for the root or a sub-path, until the block ends."""
    program = _program(name)
    port = _free_port()
    command = _COMMANDS[name](program, place, site, work, port)
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, env={**os.environ, "XDG_DATA_HOME": str(work)}
    ) as process:
        try:
            _wait(process, port)
            yield Server(port, "/" if place == "root" else "/briefings/")
        finally:
            process.terminate()


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found:
        return found
    reason = f"{name} is not installed (apt install {'nginx-light' if name == 'nginx' else name})"
    if os.environ.get("REQUIRE_BROWSER") and name != "apache2":
        pytest.fail(reason)
    pytest.skip(reason)


def _snippet(language: str, name: str, site: Path) -> str:
    (found,) = [
        one.text for one in examples(DOCS / "hosting.md") if (one.language, one.path) == (language, name)
    ]
    assert PLACE in found or "import" in found or language == "nginx"
    return found.replace(PLACE, str(site))


def _nginx(program: str, place: str, site: Path, work: Path, port: int) -> list[str]:
    shared = work / "briefing.conf"
    shared.write_text(_snippet("nginx", "briefing.conf", site))
    server = _snippet("nginx", f"{place}.conf", site)
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
        "snippets/briefing.conf", str(shared)
    )
    user = "" if os.geteuid() else "user root;"  # the folders of tests are root's own
    (work / "nginx.conf").write_text(NGINX.format(work=work, server=server, user=user))
    return [program, "-p", str(work), "-c", str(work / "nginx.conf")]


def _caddy(program: str, place: str, site: Path, work: Path, port: int) -> list[str]:
    shared, own = _snippet("caddyfile", "shared", site), _snippet("caddyfile", place, site)
    text = shared + own.replace("www.example.org", f"http://:{port}")
    (work / "Caddyfile").write_text(CADDY.format(server=text))
    return [program, "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


def _apache(program: str, place: str, site: Path, work: Path, port: int) -> list[str]:
    server = _snippet("apache", "root", site).replace("*:80", f"127.0.0.1:{port}")
    if place != "root":
        server = server.replace("/404.html", "/briefings/404.html").replace(
            "m#^/assets/", "m#^/briefings/assets/"
        )
        server = server.replace(f"    DocumentRoot {site}\n", f"    Alias /briefings/ {site}/\n")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES
    )
    (work / "apache.conf").write_text(APACHE.format(work=work, port=port, modules=modules, server=server))
    return [program, "-D", "FOREGROUND", "-f", str(work / "apache.conf")]


_COMMANDS = {"nginx": _nginx, "caddy": _caddy, "apache2": _apache}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    process.terminate()
    pytest.fail(process.communicate()[1].decode())
