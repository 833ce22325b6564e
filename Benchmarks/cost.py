"""What a request costs, counted by callgrind."""

import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from callgrind import PerRequest, Profile
from calls import Call
from vb365.emulator import BINARY, Emulator
from vb365.wire import Target

OURS = BINARY.name

# What is counted beside instructions, by the names of the functions that are called.
COUNTED = {
    "allocations": re.compile(r"malloc|calloc|realloc|posix_memalign|aligned_alloc|memalign"),
    "retains": re.compile(r"_?swift_(?:(?:nonatomic|unknownObject|bridgeObject)_?)*(?:r|R)etain(?:_n)?"),
    "releases": re.compile(r"_?swift_(?:(?:nonatomic|unknownObject|bridgeObject)_?)*(?:r|R)elease(?:_n)?"),
    "system calls": re.compile(r"(?:read|write|recv|send)(?:v|msg|from|to)?|epoll_.*|accept4?|close|shutdown|futex"),
}


def measure(call: Call, requests: int) -> PerRequest:
    """What one request more costs, from a run of `requests` and one of twice as many."""
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor() as runs:
        folder = Path(name)
        binary = _readable_by_valgrind(folder)
        shorter = runs.submit(_profile, call, requests, binary, folder / "shorter")
        longer = runs.submit(_profile, call, 2 * requests, binary, folder / "longer")
        return longer.result().per_request(shorter.result(), requests)


def figures(cost: PerRequest) -> dict[str, float]:
    """What the thresholds are about: our own share of a request."""
    counts = {figure: round(sum(cost.counted(names, OURS).values()), 2) + 0.0 for figure, names in COUNTED.items()}
    return {"instructions": round(cost.instructions(OURS)), **counts}


def _profile(call: Call, requests: int, binary: Path, folder: Path) -> Profile:
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
        with Target(emulator.port, emulator.ca).peer() as peer:
            message = call.message(f"localhost:{emulator.port}")
            for _ in range(requests):
                peer.send(message)
                peer.expect(200)
    return Profile.read(out)


def _readable_by_valgrind(folder: Path) -> Path:
    """A copy of the binary with its symbols, but without debug information, which is too new for many a valgrind."""
    copy = folder / OURS
    subprocess.run(["strip", "--strip-debug", "-o", copy, BINARY], check=True)
    return copy
