"""Measures the emulator beside nginx; see scripts/bench and docs/performance.md."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import handshakes
import journal
import machine
import memory
import restores
import start
from bed import Bed
from report import Table

PARTS: dict[str, Callable[[Bed], list[Table]]] = {
    "restores": restores.measure,
    "workers": restores.measure_workers,
    "handshakes": handshakes.measure,
    "journal": journal.measure,
    "start": start.measure,
    "memory": memory.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all of them by default")
    parser.add_argument("--quick", action="store_true", help="see that everything works; the numbers mean little")
    parser.add_argument("--driver", type=Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for part in arguments.parts:
        if part not in PARTS:
            parser.error(f"no such part: {part}")

    print(machine.facts(), flush=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        bed = Bed(Path(folder), arguments.driver, arguments.quick)
        for part in arguments.parts or PARTS:
            try:
                measured = PARTS[part](bed)
            except (RuntimeError, subprocess.CalledProcessError) as error:
                # The other parts are worth having all the same.
                failed = True
                print(f"\n{part} failed: {error}", file=sys.stderr)
                continue
            for table in measured:
                print(table.markdown(), flush=True)
    busy = machine.busy()
    if busy:
        print(f"\n{busy}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
