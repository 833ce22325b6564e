"""What the measurements share: where they run, how long, and how the servers are started."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calls import Call
from cores import on, two
from nginx import Nginx
from server import Server
from vb365.emulator import Emulator
from vb365.wire import Target
from wrk import Wrk


class Bed:
    """A folder to work in, a core for the server and one for the driver; `quick` makes everything short."""

    def __init__(self, folder: Path, driver: Path, quick: bool) -> None:
        self.folder = folder
        self.driver = driver
        self.quick = quick
        self.server_core, self.driver_core = two()
        self.pairs = 2 if quick else 9
        self.seconds = 1 if quick else 4

    @property
    def on_driver_core(self) -> tuple[str, ...]:
        return on(self.driver_core)

    @property
    def certificates(self) -> Path:
        """Where the emulator's CA and certificate lie, once it has run."""
        return self.folder / "ca"

    def emulator(self, *flags: str, workers: int = 1, cores: tuple[int, ...] = ()) -> Emulator:
        """The emulator on the server's core, or on these."""
        flags = ("--workers", str(workers), "--log-level", "error", *flags)
        return Emulator(self.folder, *flags, under=on(*cores or (self.server_core,)))

    def nginx(self, answer: bytes) -> Nginx:
        """nginx on the server's core, with the emulator's certificate."""
        return Nginx(self.folder / "nginx", answer, self.certificates, under=on(self.server_core))

    @contextmanager
    def both(self, call: Call) -> Iterator[tuple[Emulator, Nginx]]:
        """Both servers at once, each on a port of its own; checked to speak the same TLS and answer as many bytes."""
        with self.emulator() as emulator:
            ours, tls = ask(emulator, call)
            with self.nginx(ours) as nginx:
                theirs, their_tls = ask(nginx, call)
                if (len(ours), tls) != (len(theirs), their_tls):
                    raise RuntimeError(f"the servers differ: {tls} and {their_tls};\n{ours!r}\n{theirs!r}")
                yield emulator, nginx

    def wrk(self, call: Call) -> Wrk:
        """wrk on the driver's core."""
        return Wrk(call, self.seconds, (self.driver_core,), self.folder)

    def request(self, call: Call) -> Path:
        """The request in a file, for the driver."""
        path = self.folder / f"{call.name}.request"
        path.write_bytes(call.message("localhost"))
        return path


def ask(server: Server, call: Call) -> tuple[bytes, tuple[str, str]]:
    """One answer, which must be a 200, and the version and cipher it came with."""
    with Target(server.port, server.ca).peer() as peer:
        peer.send(call.message("localhost"))
        answer = peer.receive()
        if answer.status != 200:
            raise RuntimeError(f"not a 200: {answer}")
        return answer.whole, (peer.tls.version(), peer.tls.cipher()[0])
