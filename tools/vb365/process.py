"""What a process holds and uses, as the kernel counts it."""

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

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
        said = status(pid)
        return cls(
            descriptors=len(os.listdir(f"/proc/{pid}/fd")),
            threads=int(said["Threads"]),
            memory=int(said["VmRSS"].split()[0]),
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


class Memory(NamedTuple):
    """Bytes in memory: with all that is shared, with a share of it, and what the process alone wrote to."""

    resident: int
    proportional: int
    anonymous: int

    @staticmethod
    def of(pid: int) -> "Memory":
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        found = dict(re.findall(r"^(\w+): +(\d+) kB$", text, re.M))
        return Memory(*(int(found[name]) * 1024 for name in ("Rss", "Pss", "Anonymous")))


def cpu_seconds(pid: int) -> float:
    """The time that all its threads have had a core, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def status(pid: int) -> dict[str, str]:
    """The lines of /proc/PID/status."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
