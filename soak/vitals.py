"""What a process holds, as the kernel counts it."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

# An answered peer is listened to for ten seconds more; a closed one is gone at once.
SETTLE_SECONDS = 60


@dataclass(frozen=True)
class Vitals:
    """Descriptors, threads, and resident memory in KiB."""

    descriptors: int
    threads: int
    memory: int

    @classmethod
    def of(cls, pid: int) -> "Vitals":
        folder = Path("/proc") / str(pid)
        status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        return cls(
            descriptors=len(os.listdir(folder / "fd")),
            threads=int(status["Threads"]),
            memory=int(status["VmRSS"].split()[0]),
        )

    @classmethod
    def settled(cls, pid: int, descriptors: int) -> "Vitals":
        """Once only so many descriptors are open, or the time for it is over."""
        end = time.monotonic() + SETTLE_SECONDS
        while (found := cls.of(pid)).descriptors > descriptors and time.monotonic() < end:
            time.sleep(0.1)
        return found

    def __str__(self) -> str:
        return f"{self.descriptors} descriptors, {self.threads} threads, {self.memory / 1024:.1f} MiB"
