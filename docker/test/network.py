"""A network of its own for containers that call each other by name."""

import os
import subprocess
from pathlib import Path


class Network:
    """A network namespace in which each name has an IPv4 and an IPv6 address, neither of them loopback's.

    All containers are in it together; an engine's network would have a namespace for each, and a bridge.
    """

    def __init__(self, names: list[str], folder: Path) -> None:
        self.name = f"vb365-{os.getpid()}"
        self.path = f"/run/netns/{self.name}"
        # Documentation's own networks (RFC 5737, RFC 3849).
        self.addresses = {name: (f"192.0.2.{n}", f"2001:db8::{n}") for n, name in enumerate(names, start=1)}
        self.hosts = folder / "hosts"
        lines = ["127.0.0.1 localhost", "::1 localhost"]
        lines += [f"{address} {name}" for name, pair in self.addresses.items() for address in pair]
        self.hosts.write_text("\n".join(lines) + "\n")

    def __enter__(self) -> "Network":
        subprocess.run(["ip", "netns", "add", self.name], check=True)
        self.run("ip", "link", "set", "lo", "up")
        for v4, v6 in self.addresses.values():
            self.run("ip", "address", "add", f"{v4}/32", "dev", "lo")
            self.run("ip", "address", "add", f"{v6}/128", "dev", "lo", "nodad")
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["ip", "netns", "delete", self.name], check=True)

    def run(self, *command: str) -> str:
        """Runs a command of this machine in the network, and returns what it prints."""
        run = subprocess.run(["ip", "netns", "exec", self.name, *command], capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}:\n{run.stdout}{run.stderr}")
        return run.stdout
