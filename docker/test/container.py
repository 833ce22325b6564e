"""A running container: runc, which engines use, too, without one."""

import json
import secrets
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from image_store import ImageStore
from network import Network
from service import Service
from vb365.process import status

# What Docker leaves to root in a container.
CAPABILITIES = [
    "CAP_AUDIT_WRITE", "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_MKNOD",
    "CAP_NET_BIND_SERVICE", "CAP_NET_RAW", "CAP_SETFCAP", "CAP_SETGID", "CAP_SETPCAP", "CAP_SETUID", "CAP_SYS_CHROOT",
]  # fmt: skip
NANOSECONDS = 1_000_000_000
# Docker's default for HEALTHCHECK.
RETRIES = 3


class Container:
    """A service's container for as long as a `with` statement lasts; its volumes are folders in `folder`."""

    def __init__(self, store: ImageStore, service: Service, network: Network, folder: Path) -> None:
        self.store, self.service, self.network = store, service, network
        self.configuration = store.configuration(service.image)
        # A host name as Docker makes it up.
        self.id = secrets.token_hex(6)
        self.hostname = service.hostname or self.id
        self.volumes = folder / "volumes"
        self.bundle = folder / self.id
        self.log = self.bundle / "log"

    def __enter__(self) -> "Container":
        self.copy, self.root = self.store.unpack(self.service.image)
        self.bundle.mkdir()
        (self.bundle / "config.json").write_text(json.dumps(self._specification()))
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["runc", "run", "--bundle", str(self.bundle), self.id], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            subprocess.run(["runc", "kill", self.id, "KILL"], capture_output=True)
            self.process.wait()
        subprocess.run(["runc", "delete", "--force", self.id], capture_output=True)
        self.store.remove(self.copy)

    def wait_for_health(self) -> None:
        """Runs the image's own health check, as often as an engine would."""
        check = self.configuration["Healthcheck"]
        if check["Test"][0] != "CMD":
            raise ValueError(f"a health check without a shell was expected: {check['Test']}")
        deadline = time.monotonic() + RETRIES * (check["Interval"] + check["Timeout"]) / NANOSECONDS
        while (run := self.run(*check["Test"][1:])).returncode != 0:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"unhealthy: {run.stderr}\n{self.log.read_text()}")
            time.sleep(0.1)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in the container, as its user and with its environment."""
        return subprocess.run(["runc", "exec", self.id, *command], capture_output=True, text=True)

    def status(self) -> dict[str, str]:
        """What the kernel knows of the container's first process, seen from outside."""
        state = json.loads(subprocess.check_output(["runc", "state", self.id]))
        return status(state["pid"])

    def stop(self) -> tuple[int, float]:
        """Sends SIGTERM; returns the exit status, and the seconds until the end."""
        start = time.monotonic()
        subprocess.run(["runc", "kill", self.id, "TERM"], check=True)
        ended = self.process.wait(timeout=30)
        return ended, time.monotonic() - start

    def _specification(self) -> dict[str, Any]:
        service, configuration = self.service, self.configuration
        user, _, group = configuration["User"].partition(":")
        environment = dict(text.split("=", 1) for text in configuration["Env"]) | service.environment
        capabilities = CAPABILITIES if service.has_capabilities else []
        # A process that is not root's has what it may get, and nothing it holds.
        sets = {"bounding": capabilities, "effective": [], "permitted": [], "inheritable": []}
        return {
            "ociVersion": "1.0.2",
            "hostname": self.hostname,
            "root": {"path": str(self.root), "readonly": service.read_only},
            "process": {
                "args": (configuration.get("Entrypoint") or []) + (service.command or configuration.get("Cmd") or []),
                "env": [f"{name}={value}" for name, value in environment.items()],
                "cwd": configuration.get("WorkingDir") or "/",
                "user": {"uid": int(user), "gid": int(group)},
                "capabilities": sets,
                "noNewPrivileges": service.no_new_privileges,
            },
            "mounts": [
                {"destination": "/proc", "type": "proc", "source": "proc"},
                {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755"]},
                {"destination": "/dev/shm", "type": "tmpfs", "source": "shm", "options": ["nosuid", "noexec", "nodev"]},
                self._bind(self.network.hosts, "/etc/hosts", is_writable=False),
                *[self._bind(self._volume(name, at), at, writable) for name, at, writable in service.volumes],
            ],
            "linux": {
                "namespaces": [
                    *[{"type": kind} for kind in ("pid", "mount", "ipc", "uts")],
                    {"type": "network", "path": self.network.path},
                ],
                **({"seccomp": service.seccomp} if service.seccomp else {}),
            },
        }

    def _volume(self, name: str, target: str) -> Path:
        """The volume's folder; a new one takes owner and mode from the image, as an engine has it."""
        folder = self.volumes / name
        if not folder.exists():
            folder.mkdir(parents=True)
            origin = self.root / target.lstrip("/")
            shutil.copystat(origin, folder)
            shutil.chown(folder, origin.stat().st_uid, origin.stat().st_gid)
        return folder

    def _bind(self, source: Path, target: str, is_writable: bool) -> dict[str, Any]:
        options = ["rbind", "rw" if is_writable else "ro"]
        return {"destination": target, "type": "bind", "source": str(source), "options": options}
