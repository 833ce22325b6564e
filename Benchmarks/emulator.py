"""Runs the release binary for as long as a `with` statement lasts."""

import json
import subprocess
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / ".build-release" / "release" / "vb365-emulator"

# Valgrind takes its time.
STOP_SECONDS = 120


class Emulator:
    """The emulator on a free port, with a CA that stays in `folder` from one start to the next.

    `under` is what it runs under (taskset, valgrind), as the start of a command line.
    """

    def __init__(self, folder: Path, *flags: str, under: tuple[str, ...] = (), binary: Path = BINARY) -> None:
        self.log = folder / "emulator.log"
        command = [*under, str(binary), "serve", "--ca-dir", str(folder / "ca"), "--ready-format", "json", *flags]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--port", "0", "--exit-with-parent"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self.port = 0
        self.ca = ""

    @property
    def pids(self) -> list[int]:
        return [self.process.pid]

    def __enter__(self) -> "Emulator":
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the emulator did not start:\n{self.log.read_text()}")
        ready = json.loads(line)
        self.port = ready["port"]
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
