"""Where the numbers come from."""

import os
import platform
import re
import ssl
import subprocess
from datetime import date
from pathlib import Path

from vb365.emulator import ROOT

_load_before = os.getloadavg()[0]


def facts() -> str:
    """The machine and the versions, as one paragraph."""
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{date.today()}, commit {_said('git', '-C', str(ROOT), 'describe', '--always', '--dirty')}. "
        f"{len(os.sched_getaffinity(0))} cores of {model[1] if model else platform.machine()}, "
        f"{gibibytes:.0f} GiB, Linux {'.'.join(platform.release().split('.')[:2])}; {ssl.OPENSSL_VERSION}, "
        f"{_said('nginx', '-v').removeprefix('nginx version: ')}, {_said('swift', '--version')}."
    )


def busy() -> str:
    """A warning where others used the machine too."""
    if _load_before < 0.5:
        return ""
    return f"Other programs were running: the load was {_load_before:.1f} before the run began. Take it again."


def _said(*command: str) -> str:
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
    return run.stdout.splitlines()[0]
