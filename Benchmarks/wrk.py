"""Drives a server with wrk."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from calls import FIELDS, Call
from cores import on
from rates import Rates
from server import Server
from usage import cpu_seconds

# Enough to keep a server busy while answers are on their way, few enough to stay in its caches.
CONNECTIONS = 32


@dataclass(frozen=True)
class Wrk:
    """Sends one call over and over for so many seconds, on the cores it may use."""

    call: Call
    seconds: int
    cores: tuple[int, ...]
    folder: Path

    def run(self, server: Server) -> Rates:
        script = self.folder / f"{self.call.name}.lua"
        script.write_text(self._script())
        command = [*on(*self.cores), "wrk", "-t", str(len(self.cores)), "-c", str(CONNECTIONS)]
        command += ["-d", f"{self.seconds}s", "-s", str(script), f"https://127.0.0.1:{server.port}"]
        before = cpu_seconds(server.pids)
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        used = cpu_seconds(server.pids) - before
        requests, microseconds, errors = map(int, run.stdout.rsplit("RESULT", 1)[1].split())
        if errors or not requests:
            raise RuntimeError(f"{errors} errors in {requests} requests:\n{run.stdout}")
        return Rates(requests, microseconds / 1e6, used)

    def _script(self) -> str:
        body = self.folder / f"{self.call.name}.body"
        body.write_bytes(self.call.body)
        lines = [
            f'wrk.method = "{self.call.method}"',
            f'wrk.path = "{self.call.path}"',
            *(f'wrk.headers["{name}"] = "{value}"' for name, value in FIELDS.items()),
            'wrk.headers["Host"] = "localhost"',
            "done = function(summary)",
            "  local errors = summary.errors",
            "  local all = errors.connect + errors.read + errors.write + errors.status + errors.timeout",
            '  io.write(string.format("RESULT %d %d %d\\n", summary.requests, summary.duration, all))',
            "end",
        ]
        if self.call.body:
            lines.insert(0, f'wrk.body = io.open("{body}", "rb"):read("*a")')
        return "\n".join(lines) + "\n"
