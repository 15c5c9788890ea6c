"""Where a process and its group listen, as the kernel has it."""

import os
import re
import socket
import struct
from contextlib import suppress
from pathlib import Path

_LISTEN = "0A"


def listening(group: int) -> set[tuple[str, int]]:
    """Addresses and ports at which a process group waits for connections."""
    inodes = {inode for pid in _members(group) for inode in _sockets(pid)}
    return {address for table in ("tcp", "tcp6") for inode, address in _waiting(Path("/proc/net") / table) if inode in inodes}


def _members(group: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(ProcessLookupError):
            if os.getpgid(int(path.name)) == group:
                found.append(int(path.name))
    return found


def _sockets(pid: int) -> list[str]:
    links = []
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            links.append(str(path.readlink()))
    return [found[1] for link in links if (found := re.fullmatch(r"socket:\[(\d+)\]", link))]


def _waiting(table: Path) -> list[tuple[str, tuple[str, int]]]:
    """Every listening socket of a table: its inode, and where it listens."""
    rows = [line.split() for line in table.read_text().splitlines()[1:]]
    return [(row[9], _address(row[1])) for row in rows if row[3] == _LISTEN]


def _address(text: str) -> tuple[str, int]:
    """The kernel writes 127.0.0.1:80 as 0100007F:0050, in words of four bytes each in the machine's order."""
    host, port = text.split(":")
    words = struct.pack(f"={len(host) // 8}I", *(int(host[at : at + 8], 16) for at in range(0, len(host), 8)))
    return socket.inet_ntop(socket.AF_INET if len(words) == 4 else socket.AF_INET6, words), int(port, 16)
