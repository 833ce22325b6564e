"""Tables of what was measured, for a terminal and for docs/performance.md."""

import re
from dataclasses import dataclass
from pathlib import Path
from statistics import median

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
_MEASURED = re.compile(r"(<!-- measured: .*? -->\n).*?(<!-- end of what was measured -->)", re.S)


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first column is text, the others are right-aligned."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def markdown(self) -> str:
        rule = ["---", *["---:"] * (len(self.headings) - 1)]
        lines = [f"| {' | '.join(cells)} |" for cells in (self.headings, rule, *self.rows)]
        return "\n".join([f"### {self.title}", "", *lines, ""])

    def text(self) -> str:
        table = [self.headings, *self.rows]
        widths = [max(len(row[column]) for row in table) for column in range(len(self.headings))]
        lines = (
            "  ".join(
                cell.rjust(width) if column else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in table
        )
        return "\n".join([f"\n== {self.title}", *(line.rstrip() for line in lines)])


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


def publish(tables: list[Table], facts: str) -> None:
    """Puts the tables into the document in place of those that are there."""
    text = "\n".join([facts, "", *(table.markdown() for table in tables)])
    document = DOCUMENT.read_text()
    published, places = _MEASURED.subn(lambda found: f"{found[1]}\n{text}\n{found[2]}", document)
    if places != 1:
        raise RuntimeError(f"{DOCUMENT} has not one place for what was measured")
    DOCUMENT.write_text(published)
