"""Cores to run on."""

import os


def two() -> tuple[int, int]:
    """Two cores that are as far apart as can be: one for the server, and one for the driver."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise RuntimeError("it takes two cores, one for the server and one for the driver")
    # The two halves of one core tend to be neighbours, or half the list apart.
    return cores[0], cores[-1]


def on(*cores: int) -> tuple[str, ...]:
    """The start of a command line that runs on these cores alone."""
    return ("taskset", "-c", ",".join(map(str, cores)))
