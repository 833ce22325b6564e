"""What a user does with the images, one step after the other."""

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from container import Container
from image_store import ImageStore
from manifest import Manifest
from network import Network
from service import Service
from vb365.emulator import ROOT
from vb365.world import DEVICE_CODE, TOKEN, restore_path

# From SIGTERM to the end, in seconds.
LONGEST_STOP = 2.0
# What the client of the compose file says of the default fixtures, beside what changes from run to run.
JOURNEY = [
    "mailboxes 7",
    "by password: created 0, merged 0, failed 0, skipped 1",
    "by device code: created 0, merged 0, failed 0, skipped 1",
    "all mailboxes: Warning",
    "refused: Restore session has expired.",
]
# A kernel without IPv6: 10 is AF_INET6, 97 EAFNOSUPPORT.
WITHOUT_IPV6 = {
    "defaultAction": "SCMP_ACT_ALLOW",
    "syscalls": [
        {
            "names": ["socket"],
            "action": "SCMP_ACT_ERRNO",
            "errnoRet": 97,
            "args": [{"index": 0, "value": 10, "op": "SCMP_CMP_EQ"}],
        }
    ],
}


def expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise SystemExit(f"container-test: {otherwise}")


class Steps:
    """They share one network, the services of the compose file, and a folder for the volumes."""

    def __init__(self, store: ImageStore, network: Network, services: dict[str, Service], folder: Path) -> None:
        self.store, self.network, self.folder = store, network, folder
        self.emulator, self.client = services["emulator"], services["client"]
        self.addresses = network.addresses["emulator"]

    def all(self) -> list[Callable[[], None]]:
        return [self.compose, self.recreated, self.bare, self.without_ipv6, self.old_pfx, self.kubernetes]

    def compose(self) -> None:
        """The compose file: the service becomes healthy, and its client walks the journey"""
        with self._running(self.emulator) as emulator:
            emulator.wait_for_health()
            with self._running(self.client) as client:
                status = client.process.wait()
                said = client.log.read_text()
            expect(status == 0, f"the client ended with {status}:\n{said}")
            for line in JOURNEY:
                expect(line in said.splitlines(), f"the client did not say '{line}':\n{said}")
            self._is_confined(emulator)
            for address in self.addresses:
                self._restore("emulator", address)
            self._stop(emulator)

    def recreated(self) -> None:
        """A new container with the old volume, and one whose host name is random: the CA stays the same"""
        authority = self._authority("ca").read_bytes()
        for hostname in [self.emulator.hostname, None]:
            with self._running(replace(self.emulator, hostname=hostname)) as emulator:
                emulator.wait_for_health()
                self._restore("emulator", self.addresses[0])
                expect(self._authority("ca").read_bytes() == authority, "clients have to trust another CA")
                self._stop(emulator)

    def bare(self) -> None:
        """The image without a setting: the certificate is good for the container's random host name"""
        with self._running(Service(self.emulator.image, volumes=[("bare", "/ca", True)])) as emulator:
            emulator.wait_for_health()
            self._restore(emulator.hostname, self.addresses[0], volume="bare")
            self._stop(emulator)

    def without_ipv6(self) -> None:
        """A kernel without IPv6: the image listens at what there is"""
        with self._running(replace(self.emulator, seccomp=WITHOUT_IPV6)) as emulator:
            emulator.wait_for_health()
            self._restore("emulator", self.addresses[0])
            self._stop(emulator)

    def old_pfx(self) -> None:
        """OpenSSL's legacy provider is in the image: it opens a PFX of RC2 and 3DES"""
        files = [str(self.folder / name) for name in ("key.pem", "cert.pem", "old.pfx")]
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-days", "365"]
        self.network.run(*request, "-keyout", files[0], "-out", files[1])
        self.network.run(
            "openssl", "pkcs12", "-export", "-legacy", "-inkey", files[0], "-in", files[1], "-passout", "pass:secret",
            "-out", files[2],
        )  # fmt: skip
        pfx = self.network.run("base64", "-w0", files[2])
        credentials = {"applicationId": "11111111-2222-3333-4444-555555555555", "applicationCertificate": pfx}
        credentials["impersonationAccountName"] = "jsmith"
        opening = {"VB365_EMULATOR_CERTIFICATE_CHECK": "open"}
        with self._running(replace(self.emulator, environment=self.emulator.environment | opening)) as emulator:
            emulator.wait_for_health()
            right, wrong = ({**credentials, "applicationCertificatePassword": word} for word in ("secret", "guess"))
            self._restore("emulator", self.addresses[0], body=right)
            refusal = self._post("emulator", self.addresses[0], "ca", wrong)
            expect("password is not correct" in refusal, f"a wrong password was answered by: {refusal}")

    def kubernetes(self) -> None:
        """The Kubernetes manifest: each replica makes a certificate of its own, of a CA that it can only read"""
        manifest = Manifest(ROOT / "docker" / "kubernetes.yaml")
        volume, mode, group = manifest.secret()
        minting = Service(
            manifest.service().image, environment={"VB365_EMULATOR_SAN": ",".join(manifest.names())},
            volumes=[("minted", "/ca", True)], command=["serve", "--exit-with-parent"],
        )  # fmt: skip
        with self._running(minting) as emulator:
            expect(emulator.process.wait(timeout=30) == 0, f"minting failed:\n{emulator.log.read_text()}")
        secret = self.folder / "volumes" / volume
        secret.mkdir()
        contents = {name: (self._authority("minted").parent / name).read_bytes() for name in ("ca.pem", "ca.key")}
        for name, content in (contents | {"token.key": secrets.token_bytes(32)}).items():
            (secret / name).write_bytes(content)
            # As the kubelet does for fsGroup.
            os.chown(secret / name, 0, group)
            (secret / name).chmod(mode)
        for _ in range(2):
            with self._running(manifest.service()) as emulator:
                emulator.wait_for_health()
                for probe in manifest.probes():
                    run = emulator.run(*probe)
                    expect(run.returncode == 0, f"{' '.join(probe)}: {run.stderr}{emulator.log.read_text()}")
                for name in manifest.names():
                    self._restore(name, self.addresses[0], volume=volume)
                expect(emulator.run(*manifest.before_stop()).returncode == 0, "preStop failed")
                self._stop(emulator)

    def _running(self, service: Service) -> Container:
        return Container(self.store, service, self.network, self.folder)

    def _authority(self, volume: str) -> Path:
        return self.folder / "volumes" / volume / "ca.pem"

    def _is_confined(self, emulator: Container) -> None:
        status = emulator.status()
        expect(status["NSpid"].split()[-1] == "1", f"it is not PID 1: {status['NSpid']}")
        expect("0" not in status["Uid"].split() + status["Gid"].split(), f"it runs as root: {status['Uid']}")
        for name in ["CapEff", "CapPrm", "CapBnd"]:
            expect(int(status[name], 16) == 0, f"it has capabilities: {name} {status[name]}")
        expect(status["NoNewPrivs"] == "1", "it may gain privileges")
        run = emulator.run("touch", "/tmp/file")
        expect("Read-only file system" in run.stderr, f"its root can be written to: {run.stderr}")

    def _restore(self, name: str, address: str, volume: str = "ca", body: dict[str, str] | None = None) -> None:
        answer = self._post(name, address, volume, body or json.loads(DEVICE_CODE))
        expect(json.loads(answer).get("skippedItemsCount") == 1, f"{name} at {address} restored nothing: {answer}")

    def _post(self, name: str, address: str, volume: str, body: dict[str, str]) -> str:
        """What curl of this machine, which is not in a container, is answered by over verified TLS."""
        request = self.folder / "body.json"
        request.write_text(json.dumps(body))
        return self.network.run(
            "curl", "--silent", "--show-error", "--cacert", str(self._authority(volume)),
            "--resolve", f"{name}:4443:{address}", "--data", f"@{request}",
            "--header", f"Authorization: Bearer {TOKEN}", "--header", "Content-Type: application/json",
            f"https://{name}:4443{restore_path()}",
        )  # fmt: skip

    def _stop(self, emulator: Container) -> None:
        status, seconds = emulator.stop()
        expect(status == 0, f"it ended with {status}:\n{emulator.log.read_text()}")
        expect(seconds <= LONGEST_STOP, f"it took {seconds:.2f} s to stop")
        print(f"   stopped after {seconds:.2f} s")
