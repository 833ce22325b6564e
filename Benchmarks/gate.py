"""Holds what a request costs against thresholds.json; see scripts/bench-gate."""

import argparse
import json
import platform
import sys
from pathlib import Path

from calls import RESTORES
from cost import figures, measure

THRESHOLDS = Path(__file__).resolve().parent / "thresholds.json"

# A session lists its latest 1,000 restores: by then nothing grows any more.
REQUESTS = 1500
# One instruction in fifty may come from elsewhere, such as a second that ends and takes a new Date with it.
MORE_INSTRUCTIONS = 1.02
# Of what is counted, so much may happen now and then.
MORE_COUNTED = 0.02


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench-gate", description=__doc__)
    parser.add_argument("calls", nargs="*", metavar="CALL", help=f"{', '.join(RESTORES)}; all of them by default")
    parser.add_argument("--update", action="store_true", help="make what was measured the thresholds")
    parser.add_argument("--requests", type=int, default=REQUESTS, metavar="N", help=f"N and 2N ({REQUESTS})")
    arguments = parser.parse_args()
    for name in arguments.calls:
        if name not in RESTORES:
            parser.error(f"no such call: {name}")

    machine = platform.machine()
    thresholds = json.loads(THRESHOLDS.read_text()) if THRESHOLDS.exists() else {}
    allowed = thresholds.setdefault(machine, {})
    grown: list[str] = []
    shrunk: list[str] = []
    for name in arguments.calls or RESTORES:
        found = figures(measure(RESTORES[name], arguments.requests))
        print(f"{name}: " + ", ".join(f"{count:g} {figure}" for figure, count in found.items()), flush=True)
        grown += objections(name, found, allowed.get(name, {}))
        shrunk += savings(name, found, allowed.get(name, {}))
        if arguments.update:
            allowed[name] = found

    if arguments.update:
        THRESHOLDS.write_text(json.dumps(thresholds, indent=2) + "\n")
        return 0
    if not allowed:
        print(f"\nthresholds.json has nothing for {machine}: nothing was judged.")
    if shrunk:
        print("\nBetter than the thresholds; hold on to it with `scripts/bench-gate --update`:", *shrunk, sep="\n  ")
    if grown:
        print("\nA request costs more than it did:", *grown, sep="\n  ", file=sys.stderr)
        print(
            "If the change is worth it, run `scripts/bench-gate --update` and commit Benchmarks/thresholds.json\n"
            "with the reason.",
            file=sys.stderr,
        )
        return 1
    return 0


def objections(name: str, found: dict[str, float], allowed: dict[str, float]) -> list[str]:
    """Says which figures grew beyond their thresholds."""
    return [
        f"{name}: {found[figure]:g} {figure}, {found[figure] - limit:g} more than the threshold of {limit:g}"
        for figure, limit in allowed.items()
        if found[figure] > _with_slack(figure, limit)
    ]


def savings(name: str, found: dict[str, float], allowed: dict[str, float]) -> list[str]:
    """Says which thresholds are too high by now to notice the next step back."""
    return [
        f"{name}: {found[figure]:g} {figure}, threshold {limit:g}"
        for figure, limit in allowed.items()
        if _with_slack(figure, found[figure]) < limit
    ]


def _with_slack(figure: str, value: float) -> float:
    return value * MORE_INSTRUCTIONS if figure == "instructions" else value + MORE_COUNTED


if __name__ == "__main__":
    sys.exit(main())
