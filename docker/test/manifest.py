"""docker/kubernetes.yaml: whether it is sound, and what its containers are made of."""

from pathlib import Path
from typing import Any

import kubernetes_validate
import yaml

from service import Service

# The newest that the schemas at hand are for.
KUBERNETES = "1.37"


class Manifest:
    """The manifest, held against Kubernetes' own schema; a field that it does not know is an error."""

    def __init__(self, path: Path) -> None:
        self.objects: dict[str, Any] = {}
        for entry in yaml.safe_load_all(path.read_text()):
            kubernetes_validate.validate(entry, KUBERNETES, strict=True)
            self.objects[entry["kind"]] = entry
        self.pod = self.objects["Deployment"]["spec"]["template"]
        self.container = self.pod["spec"]["containers"][0]
        selector = self.objects["Service"]["spec"]["selector"]
        if not selector.items() <= self.pod["metadata"]["labels"].items():
            raise ValueError("the Service selects other pods than the Deployment makes")

    def probes(self) -> list[list[str]]:
        return [self.container[f"{kind}Probe"]["exec"]["command"] for kind in ("startup", "readiness", "liveness")]

    def before_stop(self) -> list[str]:
        return self.container["lifecycle"]["preStop"]["exec"]["command"]

    def names(self) -> list[str]:
        """What clients call the Service."""
        return self._environment()["VB365_EMULATOR_SAN"].split(",")

    def secret(self) -> tuple[str, int, int]:
        """The volume with the Secret, the mode of its files, and their group."""
        volume = self.pod["spec"]["volumes"][0]
        return volume["name"], volume["secret"]["defaultMode"], self.pod["spec"]["securityContext"]["fsGroup"]

    def service(self) -> Service:
        context = self.container["securityContext"]
        return Service(
            image=self.container["image"].removesuffix(":latest"),
            environment=self._environment(),
            volumes=[(m["name"], m["mountPath"], not m.get("readOnly", False)) for m in self.container["volumeMounts"]],
            read_only=context["readOnlyRootFilesystem"],
            has_capabilities="ALL" not in context["capabilities"]["drop"],
            no_new_privileges=not context["allowPrivilegeEscalation"],
        )

    def _environment(self) -> dict[str, str]:
        return {entry["name"]: entry["value"] for entry in self.container["env"]}
