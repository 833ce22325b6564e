"""What the kernel knows of a server's processes, all together."""

from dataclasses import dataclass

from vb365 import process


def cpu_seconds(pids: list[int]) -> float:
    """The time that all threads of these processes have had a core, to the nanosecond."""
    return sum(process.cpu_seconds(pid) for pid in pids)


@dataclass(frozen=True)
class Memory:
    """Bytes in memory: with all that is shared, with a share of it, and what these processes alone wrote to."""

    resident: int
    proportional: int
    anonymous: int

    @staticmethod
    def of(pids: list[int]) -> "Memory":
        """`resident` is the largest process's, the rest is all of them together."""
        each = [process.Memory.of(pid) for pid in pids]
        return Memory(
            max(one.resident for one in each),
            sum(one.proportional for one in each),
            sum(one.anonymous for one in each),
        )
