"""Runs nginx for as long as a `with` statement lasts."""

import resource
import socket
import string
import subprocess
import time
from pathlib import Path
from types import TracebackType

TEMPLATE = Path(__file__).resolve().parent / "nginx.conf"

START_SECONDS = 30
STOP_SECONDS = 30

# What nginx writes by itself, or what is about the emulator alone and makes room for what nginx adds.
_OWN = {"date", "content-type", "content-length"}
_LEFT_OUT = {"x-emulator-basis", "x-emulator-verdict"}
_ADDED = b"Server: nginx\r\nConnection: keep-alive\r\n"


class Nginx:
    """nginx on a free port, which answers everything with as many bytes as `answer`, an answer of the emulator."""

    def __init__(self, folder: Path, answer: bytes, certificates: Path, under: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.under = under
        self.port = free_port()
        self.ca = str(certificates / "ca.pem")
        files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        settings = string.Template(TEMPLATE.read_text()).substitute(
            _answer(answer),
            port=self.port,
            files=files,
            connections=files - 64,
            certificate=certificates / "server.pem",
            key=certificates / "server.key",
        )
        folder.mkdir(exist_ok=True)
        (folder / "nginx.conf").write_text(settings)
        self.command = ["nginx", "-p", str(folder), "-c", "nginx.conf"]

    def __enter__(self) -> "Nginx":
        with (self.folder / "nginx.log").open("wb") as log:
            self.process = subprocess.Popen([*self.under, *self.command], stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            except ConnectionRefusedError:
                time.sleep(0.01)
        raise RuntimeError(f"nginx did not start:\n{(self.folder / 'nginx.log').read_text()}")

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait(STOP_SECONDS)

    @property
    def pids(self) -> list[int]:
        """The master and its worker."""
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text()
        return [master, *map(int, children.split())]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answer(answer: bytes) -> dict[str, str]:
    """The settings that make nginx's answer as long as this one: the same body, and the same fields but for two."""
    head, _, body = answer.decode().partition("\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
    missing = {name: value for name, value in fields.items() if name.lower() in _LEFT_OUT}
    room = sum(len(f"{name}: {value}\r\n") for name, value in missing.items()) - len(_ADDED)
    filler = "X-Filler"
    kept = {name: value for name, value in fields.items() if name.lower() not in _OWN | _LEFT_OUT}
    kept[filler] = "-" * (room - len(f"{filler}: \r\n"))
    lines = (f'    add_header {name} "{value}";' for name, value in kept.items())
    return {"fields": "\n".join(lines), "type": fields["Content-Type"], "body": body}
