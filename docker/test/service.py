"""A container as a service of a compose file describes it."""

from dataclasses import dataclass, field
from typing import Any

# What is looked at; `ports` are about the machine outside, `build` and `depends_on` about what comes before.
KNOWN = {
    "image", "build", "depends_on", "hostname", "environment", "volumes", "ports", "read_only", "cap_drop",
    "security_opt",
}  # fmt: skip


@dataclass
class Service:
    """What a container is made of, beside its image."""

    image: str
    hostname: str | None = None
    environment: dict[str, str] = field(default_factory=dict)
    # The volume, where it is in the container, and whether it can be written to there.
    volumes: list[tuple[str, str, bool]] = field(default_factory=list)
    read_only: bool = False
    has_capabilities: bool = True
    no_new_privileges: bool = False
    command: list[str] | None = None
    # System calls that fail, as a profile of the engine would have it.
    seccomp: dict[str, Any] | None = None

    @staticmethod
    def of_compose(entry: dict[str, Any]) -> "Service":
        unknown = set(entry) - KNOWN
        if unknown:
            raise ValueError(f"not tested here, so teach docker/test/service.py: {', '.join(sorted(unknown))}")
        return Service(
            image=entry["image"],
            hostname=entry.get("hostname"),
            environment={name: str(value) for name, value in entry.get("environment", {}).items()},
            volumes=[Service._volume(text) for text in entry.get("volumes", [])],
            read_only=entry.get("read_only", False),
            has_capabilities="ALL" not in entry.get("cap_drop", []),
            no_new_privileges="no-new-privileges:true" in entry.get("security_opt", []),
        )

    @staticmethod
    def _volume(text: str) -> tuple[str, str, bool]:
        name, target, *mode = text.split(":")
        return name, target, mode != ["ro"]
