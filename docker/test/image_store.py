"""Images in buildah's own store, built and unpacked without an engine."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any


class ImageStore:
    """The store that scripts/container-test fills with base images."""

    def __init__(self, folder: Path) -> None:
        self.options = ["--storage-driver", "vfs", "--root", str(folder / "images"), "--runroot", str(folder / "run")]

    def build(self, name: str, dockerfile: Path, context: Path, mounts: list[str]) -> None:
        # The format that knows health checks.
        self._run(
            "build", "--quiet", "--format", "docker", "--pull-never", "--tag", name, "--file", dockerfile, *mounts,
            context,
        )  # fmt: skip

    def configuration(self, name: str) -> dict[str, Any]:
        """What the image says of its process: user, environment, health check."""
        return json.loads(self._run("inspect", "--type", "image", name))["Docker"]["config"]

    def compressed_size(self, name: str) -> int:
        """The bytes that a registry would store and a client would fetch."""
        with tempfile.TemporaryDirectory() as folder:
            self._run("push", "--quiet", name, f"dir:{folder}")
            manifest = json.loads((Path(folder) / "manifest.json").read_text())
        return manifest["config"]["size"] + sum(layer["size"] for layer in manifest["layers"])

    def unpack(self, name: str) -> tuple[str, Path]:
        """A new copy of the image's files, and the name by which `remove` knows it."""
        copy = self._run("from", "--pull-never", name)
        return copy, Path(self._run("mount", copy))

    def remove(self, copy: str) -> None:
        self._run("rm", copy)

    def remove_images(self, names: list[str]) -> None:
        """Removes them, and what their builds left."""
        for name in [*names, "--prune"]:
            # None is there where its build failed, and that is what was said already.
            subprocess.run(["buildah", *self.options, "rmi", name], capture_output=True)

    def _run(self, *arguments: object) -> str:
        command = ["buildah", *self.options, *map(str, arguments)]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}\n{run.stdout}{run.stderr}")
        return run.stdout.strip()
