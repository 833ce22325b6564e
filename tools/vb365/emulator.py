"""Runs the built emulator for as long as a `with` statement lasts."""

import contextlib
import errno
import json
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("EMULATOR_BINARY") or ROOT / ".build" / "debug" / "vb365-emulator")

# It waits a second for what is in flight; a machine may be busy, and valgrind takes its time.
STOP_SECONDS = 120


def command(ca_folder: Path, *flags: str, binary: Path = BINARY) -> list[str]:
    """The command line that serves."""
    return [str(binary), "serve", "--ca-dir", str(ca_folder), *flags]


@contextlib.contextmanager
def reserved_port() -> Iterator[int]:
    """A port of both loopback addresses that nobody else gets meanwhile, and on which a server can listen.

    It is bound, and nobody listens. Linux hands such a port to nobody who asks for any port; whoever asks for this one,
    with SO_REUSEADDR as servers do, may listen on it.
    """
    while True:
        with contextlib.ExitStack() as stack:
            port = _bound(stack, socket.AF_INET, "127.0.0.1", 0)
            try:
                _bound(stack, socket.AF_INET6, "::1", port)
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    continue
                # This machine does not have the address.
            yield port
            return


def _bound(stack: contextlib.ExitStack, family: socket.AddressFamily, host: str, port: int) -> int:
    holder = stack.enter_context(socket.socket(family))
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind((host, port))
    return holder.getsockname()[1]


class Emulator:
    """A fresh emulator on a free port; `url` and `ca` are what its clients need. The CA stays in `folder`.

    `under` is what it runs under (taskset, valgrind), as the start of a command line.
    """

    def __init__(self, folder: Path, *flags: str, under: tuple[str, ...] = (), binary: Path = BINARY) -> None:
        self.log = folder / "emulator.log"
        flags = ("--port", "0", "--ready-format", "json", "--exit-with-parent", *flags)
        line = [*under, *command(folder / "ca", *flags, binary=binary)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        self.port = 0
        self.url = ""
        self.ca = ""

    @property
    def pids(self) -> list[int]:
        """The processes that serve."""
        return [self.process.pid]

    def __enter__(self) -> "Emulator":
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the emulator did not start:\n{self.log.read_text()}")
        ready: dict[str, Any] = json.loads(line)
        self.port = ready["port"]
        self.url = f"https://127.0.0.1:{self.port}"
        self.ca = ready["ca"]
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        try:
            status = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise RuntimeError("the emulator did not stop") from None
        finally:
            self.process.stdin.close()
            self.process.stdout.close()
        if status != 0 and error is None:
            raise RuntimeError(f"the emulator ended with {status}:\n{self.log.read_text()}")
