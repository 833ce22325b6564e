"""Runs the built emulator for as long as a `with` statement lasts."""

import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BINARY = Path(os.environ.get("EMULATOR_BINARY") or ROOT / ".build" / "debug" / "vb365-emulator")

# It waits a second for what is in flight; a machine may be busy, and valgrind takes its time.
STOP_SECONDS = 120


class Emulator:
    """A fresh emulator on a free port; `url` and `ca` are what its clients need. The CA stays in `folder` from one start
    to the next.

    `under` is what it runs under (taskset, valgrind), as the start of a command line.
    """

    def __init__(self, folder: Path, *flags: str, under: tuple[str, ...] = (), binary: Path = BINARY) -> None:
        self.log = folder / "emulator.log"
        command = [*under, binary, "serve", "--port", "0", "--ca-dir", folder / "ca", "--ready-format", "json"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--exit-with-parent", *flags], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
            )
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
