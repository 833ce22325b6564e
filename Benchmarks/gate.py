"""Holds what a request costs against thresholds.json; see scripts/bench-gate."""

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from callgrind import Function, PerRequest, Profile
from calls import RESTORES, Call
from client import Client
from emulator import BINARY, Emulator

THRESHOLDS = Path(__file__).resolve().parent / "thresholds.json"
OURS = BINARY.name
# What more of the profile is not worth a line.
SELDOM = 0.01

# A session lists its latest 1,000 restores: by then nothing grows any more.
REQUESTS = 1500

# What is counted beside instructions, by the names of the functions that are called.
COUNTED = {
    "allocations": re.compile(r"malloc|calloc|realloc|posix_memalign|aligned_alloc|memalign"),
    "retains": re.compile(r"_?swift_(?:(?:nonatomic|unknownObject|bridgeObject)_?)*(?:r|R)etain(?:_n)?"),
    "releases": re.compile(r"_?swift_(?:(?:nonatomic|unknownObject|bridgeObject)_?)*(?:r|R)elease(?:_n)?"),
}
# An instruction in fifty may come from elsewhere: a new compiler, a second that ends and takes a new Date with it.
SLACK = {"instructions": 1.02, "allocations": 1.0, "retains": 1.0, "releases": 1.0}
# Of something that happens once in a while, not in each request.
NOW_AND_THEN = 0.02


def readable_by_valgrind(folder: Path) -> Path:
    """A copy of the binary with its symbols, but without debug information, which is too new for many a valgrind."""
    copy = folder / OURS
    subprocess.run(["strip", "--strip-debug", "-o", copy, BINARY], check=True)
    return copy


def profile(call: Call, requests: int, binary: Path, folder: Path) -> Profile:
    """Runs the emulator for so many requests on one connection and returns what it did."""
    folder.mkdir()
    out = folder / "callgrind.out"
    # Swift seeds its hashing anew in each process; with a fixed seed two runs take the same steps.
    under = (
        "env",
        "SWIFT_DETERMINISTIC_HASHING=1",
        "valgrind",
        "--tool=callgrind",
        "--quiet",
        f"--callgrind-out-file={out}",
    )
    with Emulator(folder, "--workers", "1", under=under, binary=binary) as emulator:
        with Client(emulator.port, emulator.ca) as client:
            message = call.message(f"localhost:{emulator.port}")
            for _ in range(requests):
                client.call(message)
    return Profile.read(out)


def measure(call: Call, requests: int) -> PerRequest:
    """What one request more costs, from a run of `requests` and one of twice as many."""
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor() as runs:
        folder = Path(name)
        binary = readable_by_valgrind(folder)
        shorter = runs.submit(profile, call, requests, binary, folder / "shorter")
        longer = runs.submit(profile, call, 2 * requests, binary, folder / "longer")
        return longer.result().per_request(shorter.result(), requests)


def figures(cost: PerRequest) -> dict[str, float]:
    """What the thresholds are about: our own share of a request."""
    counts = {figure: round(sum(cost.counted(names, OURS).values()), 2) + 0.0 for figure, names in COUNTED.items()}
    return {"instructions": round(cost.instructions(OURS)), **counts}


def objections(name: str, found: dict[str, float], allowed: dict[str, float]) -> list[str]:
    """Says which figures grew beyond their thresholds."""
    return [
        f"{name}: {figure} per request {found[figure]:g}, {found[figure] - limit:+g} over the threshold of {limit:g}"
        for figure, limit in allowed.items()
        if found[figure] > limit * SLACK[figure] + NOW_AND_THEN
    ]


def savings(name: str, found: dict[str, float], allowed: dict[str, float]) -> list[str]:
    """Says which thresholds are too high by now to notice the next step back."""
    return [
        f"{name}: {figure} per request {found[figure]:g}, threshold {limit:g}"
        for figure, limit in allowed.items()
        if found[figure] * SLACK[figure] + NOW_AND_THEN < limit
    ]


def demangled(names: list[str]) -> dict[str, str]:
    """The names as the sources have them."""
    run = subprocess.run(
        ["swift", "demangle", "--compact", "--simplified"],
        input="\n".join(names),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    return dict(zip(names, run.stdout.splitlines(), strict=True))


def show_shares(name: str, cost: PerRequest) -> None:
    objects = {function.object for function in cost.own}
    shares = sorted(((cost.instructions(of), of) for of in objects), reverse=True)
    print(f"\n{name}: instructions per request by file")
    for instructions, of in shares:
        if instructions >= 1:
            print(f"  {instructions:10.1f}  {of}")


def show_top(cost: PerRequest, top: int) -> None:
    """The functions that cost most, what of ours costs most elsewhere, and who calls what is counted."""
    costly = sorted(cost.own, key=lambda function: cost.own[function], reverse=True)[:top]
    outward = [edge for edge in cost.spent if edge[0].object == OURS != edge[1].object]
    outward = sorted(outward, key=lambda edge: cost.spent[edge], reverse=True)[:top]
    counted = {kind: cost.counted(names, OURS) for kind, names in COUNTED.items()}
    edges = [*outward, *(edge for calls in counted.values() for edge in calls)]
    names = demangled(sorted({function.name for function in [*costly, *(end for edge in edges for end in edge)]}))
    times: dict[Function, float] = {}
    for (_, callee), count in cost.calls.items():
        times[callee] = times.get(callee, 0) + count

    print("\n     alone  with calls   calls  function")
    for function in costly:
        print(
            f"{cost.own[function]:10.1f}  {cost.inclusive[function]:10.1f}  {times.get(function, 0):6.2f}"
            f"  {names[function.name]}{place(function)}"
        )
    print("\nwith calls   calls  into another file")
    for caller, callee in outward:
        print(
            f"{cost.spent[caller, callee]:10.1f}  {cost.calls.get((caller, callee), 0):6.2f}"
            f"  {names[callee.name]}{place(callee)} by {names[caller.name]}"
        )
    for kind, calls in counted.items():
        print(f"\n     calls  {kind}")
        for (caller, callee), count in sorted(calls.items(), key=lambda item: item[1], reverse=True):
            if count >= SELDOM:
                print(f"{count:10.2f}  {names[callee.name]} by {names[caller.name]}")


def place(function: Function) -> str:
    return "" if function.object == OURS else f" [{function.object}]"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench-gate", description=__doc__)
    parser.add_argument("calls", nargs="*", metavar="CALL", help=f"{', '.join(RESTORES)}; all of them by default")
    parser.add_argument("--top", type=int, metavar="N", help="print the N functions that cost most, judge nothing")
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
        cost = measure(RESTORES[name], arguments.requests)
        found = figures(cost)
        show_shares(name, cost)
        print("  ours: " + ", ".join(f"{count:g} {figure}" for figure, count in found.items()), flush=True)
        if arguments.top:
            show_top(cost, arguments.top)
        grown += objections(name, found, allowed.get(name, {}))
        shrunk += savings(name, found, allowed.get(name, {}))
        if arguments.update:
            allowed[name] = found

    if arguments.update:
        THRESHOLDS.write_text(json.dumps(thresholds, indent=2) + "\n")
        return 0
    if arguments.top:
        return 0
    if not allowed:
        print(f"\nthresholds.json has nothing for {machine}: nothing was judged.")
    if shrunk:
        print("\nBetter than the thresholds; hold on to it with `scripts/bench-gate --update`:", *shrunk, sep="\n  ")
    if grown:
        print("\nA request costs more than it did:", *grown, sep="\n  ", file=sys.stderr)
        print(
            "`scripts/bench-gate --top 40` shows where. Is it worth its price, run `scripts/bench-gate --update`\n"
            "and commit Benchmarks/thresholds.json with the reason.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
