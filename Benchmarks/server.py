"""What the measurements ask of a server."""

from typing import Protocol


class Server(Protocol):
    """One that runs on this machine, behind a certificate of the CA at the path `ca`."""

    port: int
    ca: str

    @property
    def pids(self) -> list[int]: ...
