"""Tables of measurements, in Markdown."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first column is text, the others are right-aligned."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def markdown(self) -> str:
        """The table under its title, its columns in line."""
        table = [self.headings, *self.rows]
        widths = [max(3, *(len(row[column]) for row in table)) for column in range(len(self.headings))]
        rule = ("-" * widths[0], *(f"{'-' * (width - 1)}:" for width in widths[1:]))
        lines = (
            " | ".join(
                cell.rjust(width) if column else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in (self.headings, rule, *self.rows)
        )
        return "\n".join([f"\n### {self.title}", "", *(f"| {line} |" for line in lines)])


# Of a table that has both servers.
COMPARED = ("", "emulator", "min to max", "nginx", "min to max", "emulator : nginx", "to reach")


def comparison(what: str, ours: list[float], theirs: list[float], to_reach: str = "") -> tuple[str, ...]:
    """Medians, spreads, and the ratio of the medians."""
    ratio = f"{median(ours) / median(theirs):.2f}"
    return (what, number(median(ours)), spread(ours), number(median(theirs)), spread(theirs), ratio, to_reach)


def spread(values: list[float]) -> str:
    return f"{number(min(values))} to {number(max(values))}" if len(values) > 1 else ""


def number(value: float) -> str:
    """With three digits or more."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
