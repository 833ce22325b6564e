"""Builds the images of docker/ and runs them as docker/compose.yml says; see scripts/container-test."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from image_store import ImageStore
from network import Network
from service import Service
from steps import Steps, expect
from vb365.emulator import ROOT

COMPOSE = ROOT / "docker" / "compose.yml"
# Compressed, with the base image.
LARGEST_IMAGE = 42_000_000


def timed(what: str, step: Callable[[], object]) -> None:
    start = time.monotonic()
    print(f"-- {what}", flush=True)
    step()
    print(f"   {time.monotonic() - start:.1f} s", flush=True)


def build(store: ImageStore, entry: dict, mounts: list[str]) -> None:
    context = (COMPOSE.parent / entry["build"]["context"]).resolve()
    store.build(entry["image"], context / entry["build"]["dockerfile"], context, mounts)


def check_size(store: ImageStore, image: str) -> None:
    size = store.compressed_size(image)
    print(f"   {size / 1_000_000:.1f} MB compressed")
    expect(size <= LARGEST_IMAGE, f"the image is larger than {LARGEST_IMAGE / 1_000_000:.0f} MB")


def main(folder: str, *mounts: str) -> None:
    store = ImageStore(Path(folder))
    entries = yaml.safe_load(COMPOSE.read_text())["services"]
    services = {name: Service.of_compose(entry) for name, entry in entries.items()}
    try:
        for name, entry in entries.items():
            timed(f"Building the image of {name}", lambda: build(store, entry, list(mounts)))
        timed("Its size", lambda: check_size(store, services["emulator"].image))
        with tempfile.TemporaryDirectory() as work, Network(list(services), Path(work)) as network:
            # Other users than root look into it.
            os.chmod(work, 0o755)
            for step in Steps(store, network, services, Path(work)).all():
                timed(step.__doc__, step)
    finally:
        store.remove_images([service.image for service in services.values()])


if __name__ == "__main__":
    main(*sys.argv[1:])
