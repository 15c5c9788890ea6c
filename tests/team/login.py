"""Debian's nginx with docs/deploy/nginx.conf, the very file, in front of a webserver on loopback; ended by process id."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import HOST, free_port
from tests.team.units import DEPLOY
from tests.team.waiting import until

NAME, PASSWORD = "anna", "сайлау"
_MAIN = """daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Login:
    """Where nginx listens, and the certificate to trust."""

    port: int
    certificate: Path

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.port}"


@contextmanager
def in_front_of(port: int, folder: Path) -> Iterator[Login]:
    """nginx in front of a webserver on a port, with one person's password."""
    login = Login(free_port(), folder / "certificate.pem")
    _write(folder, port, login)
    log = folder / "error.log"
    with subprocess.Popen([_program("nginx"), "-p", str(folder), "-e", str(log), "-c", str(folder / "main.conf")]) as process:
        try:
            until(lambda: (folder / "pid").exists() and process.poll() is None, 10, log.read_text)
            yield login
        finally:
            process.terminate()
            process.wait(10)


def _write(folder: Path, port: int, login: Login) -> None:
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    for there, here in (
        ("listen 443", f"listen {HOST}:{login.port}"),
        ("/etc/ssl/certs/sailau.pem", login.certificate),
        ("/etc/ssl/private/sailau.key", folder / "key.pem"),
        ("auth_basic_user_file /etc/nginx/sailau.htpasswd", f"auth_basic_user_file {folder / 'passwords'}"),
        ("127.0.0.1:3000", f"{HOST}:{port}"),
    ):
        assert site.count(there) == 1
        site = site.replace(there, str(here))
    (folder / "site.conf").write_text(site)
    (folder / "main.conf").write_text(_MAIN.format(folder=folder))
    (folder / "passwords").write_text(f"{NAME}:{_openssl('passwd', '-6', '-stdin', told=PASSWORD)}")
    subject = ["-subj", "/CN=sailau", "-addext", f"subjectAltName=IP:{HOST}"]
    kept = ["-keyout", str(folder / "key.pem"), "-out", str(login.certificate)]
    _openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", *subject, *kept)


def _openssl(*words: str, told: str = "") -> str:
    return subprocess.run([_program("openssl"), *words], input=told, capture_output=True, text=True, check=True).stdout


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    assert found, f"{name} is not installed here; as root: tests/team/install.sh"
    return found
