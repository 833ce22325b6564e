"""Lets TLS fail for real clients, and holds what each says against what the fault claims to be."""

import os
import re
import subprocess
import sys

import requests

from journeys import CLIENT
from vb365.emulator import BINARY, ROOT, Emulator

# A client waits so long for a server that never answers: less than the emulator waits for a handshake.
STALL_SECONDS = 3
PROBES = "conformance/tls"

# What OpenSSL says, and with it all that is built on it.
OPENSSL = {
    "sound": r"200\b.*TLSv1\.3",
    "expired": r"certificate has expired",
    "notYetValid": r"certificate is not yet valid",
    "wrongHost": r"IP address mismatch",
    "selfSigned": r"self.signed certificate(?! in)",
    "untrustedRoot": r"self.signed certificate in certificate chain",
    "missingIntermediate": r"unable to get local issuer certificate",
    "tls12": r"200\b.*TLSv1\.2",
    "stall": r"timed out",
    "reset": r"reset by peer",
    "alert": r"alert handshake failure",
}
NO_PATH = r"PKIX path building failed"
# Each with the name by which `env` knows its client, and what it says where that differs.
CLIENTS: dict[str, tuple[str, list[str], dict[str, str]]] = {
    "curl": (
        "curl",
        ["bash", f"{PROBES}/probe.sh", "curl"],
        {"wrongHost": r"\(60\).*(no alternative certificate subject name matches|does not match)"},
    ),
    "openssl": (
        "openssl",
        ["bash", f"{PROBES}/probe.sh", "openssl"],
        {
            "sound": r"New, TLSv1\.3.*Verify return code: 0",
            "tls12": r"New, TLSv1\.2.*Verify return code: 0",
            "stall": r"ended with 124",
            "reset": r"errno=104",
        },
    ),
    "python": ("python", [sys.executable, "-B", f"{PROBES}/probe.py"], {}),
    "node": (
        "node",
        ["node", f"{PROBES}/probe.mjs"],
        {
            "expired": r"^CERT_HAS_EXPIRED",
            "notYetValid": r"^CERT_NOT_YET_VALID",
            "wrongHost": r"^ERR_TLS_CERT_ALTNAME_INVALID",
            "selfSigned": r"^DEPTH_ZERO_SELF_SIGNED_CERT",
            "untrustedRoot": r"^SELF_SIGNED_CERT_IN_CHAIN",
            "missingIntermediate": r"^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)",
            "reset": r"^ECONNRESET",
        },
    ),
    "java": (
        "java",
        ["java", f"{PROBES}/Probe.java"],
        {
            "expired": r"CertificateExpiredException",
            "notYetValid": r"CertificateNotYetValidException",
            "wrongHost": r"No subject alternative names matching IP address",
            "selfSigned": NO_PATH,
            "untrustedRoot": NO_PATH,
            "missingIntermediate": NO_PATH,
            "stall": r"HttpTimeoutException|HttpConnectTimeoutException",
            "reset": r"Connection reset",
            "alert": r"fatal alert: handshake_failure",
        },
    ),
}


def failures(emulator: Emulator, name: str) -> list[str]:
    """What a client says otherwise than the faults claim."""
    client, command, own = CLIENTS[name]
    expected = OPENSSL | own
    places = {"sound": emulator.url} | {fault: listener(emulator, fault) for fault in expected if fault != "sound"}
    pairs = [f"{fault}={url}" for fault, url in places.items()]
    run = subprocess.run(
        ["bash", "-c", CLIENT, BINARY, client, emulator.url, emulator.ca, *command, str(STALL_SECONDS), *pairs],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(ROOT / ".build-conformance")},
        capture_output=True,
        text=True,
    )
    said = dict(line.split(": ", 1) for line in run.stdout.splitlines() if ": " in line)
    wrong = [
        f"{name}, {fault}: said {said.get(fault)!r}, without {pattern}"
        for fault, pattern in expected.items()
        if not re.search(pattern, said.get(fault, ""), re.IGNORECASE)
    ]
    return wrong + ([run.stderr] if wrong and run.stderr else [])


def listener(emulator: Emulator, fault: str) -> str:
    """Where a fault is met, from now on."""
    answer = requests.post(emulator.url + "/_emulator/listeners", json={"tls": fault}, verify=emulator.ca, timeout=30)
    answer.raise_for_status()
    return answer.json()["url"]
