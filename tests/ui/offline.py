"""A run, the web server and a browser where there is no network but loopback; run as a program by `test_offline`.

It asks the kernel for a network of its own (root may), so that whatever is sent fails and is seen. Prints what it saw as JSON.
"""

import ctypes
import fcntl
import json
import socket
import struct
import sys
from pathlib import Path

from tests.chrome import chrome
from tests.ui.stage import staged

CLONE_NEWNET = 0x40000000
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1
PATIENCE = 60_000  # milliseconds


def leave_the_network() -> None:
    """From here on this process and its children have loopback only."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "no network of its own: only root has one for the asking")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        (flags,) = struct.unpack_from("16xh", fcntl.ioctl(control, SIOCGIFFLAGS, struct.pack("16sh22x", b"lo", 0)))
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", flags | IFF_UP))


def is_cut_off() -> bool:
    """Whether an address outside cannot even be tried."""
    with socket.socket() as outside:
        outside.settimeout(5)
        return outside.connect_ex(("192.0.2.1", 80)) != 0


def main(folder: Path) -> None:
    leave_the_network()
    stage = staged(folder)
    printed = stage.run()
    with stage.webserver() as address, chrome("dagster") as browser, browser.window() as window:
        window.page.goto(f"{address}/asset-groups")
        window.page.get_by_text("6_release").last.wait_for(timeout=PATIENCE)
        window.page.goto(f"{address}/assets/release")
        window.page.get_by_text("verdict", exact=True).wait_for(timeout=PATIENCE)
        window.screenshot("offline")
        seen = {"printed": printed, "cut_off": is_cut_off(), "errors": window.errors, "refused": window.refused}
    sent = [str(path.relative_to(folder)) for path in folder.rglob("*telemetry*")]
    sys.stdout.write(json.dumps({**seen, "telemetry": sent}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
