"""How often in a second."""

from dataclasses import dataclass

from report import comparison


@dataclass(frozen=True)
class Rates:
    """What was reached in a run, in how long, and for how much of it the server had a core."""

    count: int
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        return self.count / self.seconds

    @property
    def per_cpu_second(self) -> float:
        return self.count / self.cpu_seconds

    @property
    def busy(self) -> float:
        return 100 * self.cpu_seconds / self.seconds


def by_clock(what: str, ours: list[Rates], theirs: list[Rates], to_reach: str = "") -> tuple[str, ...]:
    """A row of how many in a second."""
    return comparison(
        f"{what} a second", [each.per_second for each in ours], [each.per_second for each in theirs], to_reach
    )


def by_cpu(what: str, ours: list[Rates], theirs: list[Rates], to_reach: str = "") -> tuple[str, ...]:
    """A row of how many in a second of the server's CPU, which depends less on who else is running."""
    return comparison(
        f"{what} a second of CPU",
        [each.per_cpu_second for each in ours],
        [each.per_cpu_second for each in theirs],
        to_reach,
    )


def busy(what: str, ours: list[Rates], theirs: list[Rates]) -> tuple[str, ...]:
    """A row of how much of a core the server took: well below 100, the driver was what held things up."""
    return comparison(f"{what}, % of a core", [each.busy for each in ours], [each.busy for each in theirs])
