"""Make a wiki in a folder: its database and settings there, MediaWiki's code where Debian put it.

Serving it is in `server`, talking to it in `wiki`; how it differs from a fresh MediaWiki is in `settings.php`.
"""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

CODE = Path("/usr/share/mediawiki")  # the Debian package's, read only
HERE = Path(__file__).parent
ADMIN = "Admin"
PASSWORD = "known-to-every-test"  # noqa: S105 - opens only a wiki on loopback that lives as long as a test run

SKINS = ("Vector", "MonoBook", "Timeless", "MinervaNeue")
EXTENSIONS = ("Cite", "ParserFunctions", "Scribunto", "TextExtracts")
MODULES = {  # PHP's name for it -> the Debian package that brings it
    "dom": "php-xml",
    "intl": "php-intl",
    "luasandbox": "php-luasandbox",
    "mbstring": "php-mbstring",
    "pdo_sqlite": "php-sqlite3",
}
WIKIPEDIAS = ("en", "kk", "ru")


class MissingPackagesError(RuntimeError):
    """Debian packages this machine lacks."""


def install(folder: Path, address: str) -> None:
    """Create a wiki with one user and one page, to be served at `address`."""
    php = require_packages()
    for name in ("cache", "database", "site/images", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "site" / "w").symlink_to(CODE)
    _run_installer(php, folder, address)
    with (folder / "LocalSettings.php").open("a") as settings:
        settings.write(f"\nrequire '{HERE / 'settings.php'}';\n")
    _know_other_wikipedias(folder / "database" / "wiki.sqlite")


def require_packages() -> str:
    """The path of php; raises with the command to type when anything is missing."""
    php = shutil.which("php")
    missing = _missing_packages(_modules(php) if php else None, (CODE / "api.php").exists())
    if php is None or missing:
        raise MissingPackagesError(
            f"MediaWiki cannot be served here for want of the Debian packages {' '.join(missing)}; as root: "
            "tests/upstream/install.sh (apt-get install alone would bring Apache along)"
        )
    return php


def environment(folder: Path) -> dict[str, str]:
    """What PHP is told: nothing of the caller's but where programs are."""
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TMPDIR": str(folder / "tmp"),
        "MW_CONFIG_FILE": str(folder / "LocalSettings.php"),
        "MW_INSTALL_PATH": str(CODE),
    }


def _missing_packages(modules: set[str] | None, has_mediawiki: bool) -> list[str]:
    """Package names; `modules` is None where there is no php to ask."""
    missing = [] if has_mediawiki else ["mediawiki"]
    if modules is None:
        missing.append("php-cli")
    return missing + [package for module, package in MODULES.items() if module not in (modules or ())]


def _modules(php: str) -> set[str]:
    listed = subprocess.run([php, "-m"], capture_output=True, text=True, check=True, timeout=30)
    return set(listed.stdout.split())


def _run_installer(php: str, folder: Path, address: str) -> None:
    options = {
        "dbtype": "sqlite",
        "dbpath": str(folder / "database"),
        "dbname": "wiki",
        "confpath": str(folder),
        "server": address,
        "scriptpath": "/w",
        "lang": "en",
        "pass": PASSWORD,
        "skins": ",".join(SKINS),
        "extensions": ",".join(EXTENSIONS),
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    command = [php, str(CODE / "maintenance" / "install.php"), *flags, "Wikipedia", ADMIN]
    # The installer refuses to run where settings are announced.
    told = {name: value for name, value in environment(folder).items() if name != "MW_CONFIG_FILE"}
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"MediaWiki's installer stopped with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _know_other_wikipedias(database: Path) -> None:
    """Let `[[ru:Выборы]]` link to another language, as on Wikipedia."""
    rows = [(code, f"https://{code}.wikipedia.org/wiki/$1", "", "", 0, 0) for code in WIKIPEDIAS]
    connection = sqlite3.connect(database)
    with connection:
        columns = "iw_prefix, iw_url, iw_api, iw_wikiid, iw_local, iw_trans"
        connection.executemany(f"INSERT OR REPLACE INTO interwiki ({columns}) VALUES (?, ?, ?, ?, ?, ?)", rows)  # noqa: S608
    connection.close()
