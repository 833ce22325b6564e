"""HAProxy with the project's own configuration, on a free port."""

import socket
import subprocess
from pathlib import Path

from vb365.emulator import ROOT

CONFIGURATION = ROOT / "docker" / "haproxy.cfg"


class Proxy:
    """HAProxy in front of two ports, for as long as a `with` statement lasts."""

    def __init__(self, folder: Path, ports: list[int], ca: str) -> None:
        self.path = folder / "haproxy.cfg"
        self.log = folder / "haproxy.log"
        # It is handed over, so that nobody else can get the port.
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        text = CONFIGURATION.read_text()
        for there, here in [
            ("bind :4443", f"bind fd@{self.listener.fileno()}"),
            ("emulator-1:4443", f"127.0.0.1:{ports[0]}"),
            ("emulator-2:4443", f"127.0.0.1:{ports[1]}"),
            ("/ca/ca.pem", ca),
        ]:
            if text.count(there) != 1:
                raise ValueError(f"{CONFIGURATION} has no single {there}")
            text = text.replace(there, here)
        self.path.write_text(text)

    def __enter__(self) -> "Proxy":
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["haproxy", "-db", "-f", self.path], pass_fds=[self.listener.fileno()], stdout=log, stderr=log
            )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
        self.listener.close()
