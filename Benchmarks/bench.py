"""Measures the emulator beside nginx; see scripts/bench and docs/performance.md."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import growth
import handshakes
import machine
import memory
import restores
import start
from bed import Bed
from report import Table, publish

PARTS: dict[str, Callable[[Bed], list[Table]]] = {
    "restores": restores.measure,
    "workers": restores.measure_workers,
    "handshakes": handshakes.measure,
    "start": start.measure,
    "memory": memory.measure,
    "growth": growth.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all of them by default")
    parser.add_argument("--quick", action="store_true", help="see that everything works; the numbers mean little")
    parser.add_argument("--markdown", action="store_true", help="put the tables into docs/performance.md as well")
    parser.add_argument("--driver", type=Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for part in arguments.parts:
        if part not in PARTS:
            parser.error(f"no such part: {part}")
    if arguments.markdown and arguments.parts:
        parser.error("--markdown is for all parts of one run")

    facts = machine.facts()
    print(facts, flush=True)
    tables: list[Table] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        bed = Bed(Path(folder), arguments.driver, arguments.quick)
        for part in arguments.parts or PARTS:
            try:
                measured = PARTS[part](bed)
            except (RuntimeError, subprocess.CalledProcessError) as error:
                # The other parts are worth having all the same.
                failed.append(part)
                print(f"\n{part} failed: {error}", file=sys.stderr)
                continue
            for table in measured:
                tables.append(table)
                print(table.text(), flush=True)
    busy = machine.busy()
    if busy:
        print(f"\n{busy}")
    if failed:
        return 1
    if arguments.markdown:
        publish(tables, "\n".join(filter(None, [facts, busy])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
