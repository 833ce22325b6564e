"""What the kernel knows of a server's processes."""

import re
from dataclasses import dataclass
from pathlib import Path


def cpu_seconds(pids: list[int]) -> float:
    """The time that all threads of these processes have had a core, to the nanosecond."""
    threads = (thread for pid in pids for thread in Path(f"/proc/{pid}/task").iterdir())
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


@dataclass(frozen=True)
class Memory:
    """Bytes in memory: with all that is shared, with a share of it, and what these processes alone wrote to."""

    resident: int
    proportional: int
    anonymous: int

    @staticmethod
    def of(pids: list[int]) -> "Memory":
        """`resident` is the largest process's, the rest is all of them together."""
        maps = [_smaps(pid) for pid in pids]
        return Memory(
            max(each["Rss"] for each in maps),
            sum(each["Pss"] for each in maps),
            sum(each["Anonymous"] for each in maps),
        )


def _smaps(pid: int) -> dict[str, int]:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {name: int(kilobytes) * 1024 for name, kilobytes in re.findall(r"^(\w+): +(\d+) kB$", text, re.M)}
