"""Lets fixtures break answers, and asks real clients what they see: each effect has to be what it claims to be."""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from vb365.emulator import Emulator
from vb365.world import ORGANIZATION, PASSWORD, SESSION, TOKEN, restore_path

# What a client waits for an answer that never comes, in seconds.
PATIENCE = 2
BODY = '{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}'
ANSWERED = f"200 {len(BODY)}"


@dataclass
class Fault:
    """An effect, and by client a pattern of what it prints: the answer's status and length, or what it fails with."""

    effect: dict[str, object]
    curl: str
    python: str
    node: str
    java: str


# curl's statuses: 18 is a partial file, 28 a time that is over, 52 an empty reply, 56 a failure to receive.
CUT = Fault({}, "exit 18", "ChunkedEncodingError|ConnectionError", "ECONNRESET", "IOException")
FAULTS = {
    "none": Fault({}, ANSWERED, ANSWERED, ANSWERED, ANSWERED),
    "status": Fault({"status": 503, "message": "Busy."}, "503 19", "503 19", "503 19", "503 19"),
    "delay": Fault({"delayMilliseconds": {"from": 1, "to": 50}}, ANSWERED, ANSWERED, ANSWERED, ANSWERED),
    "trickle": Fault({"trickle": {"bytes": 9, "everyMilliseconds": 5}}, ANSWERED, ANSWERED, ANSWERED, ANSWERED),
    "before": Fault({"close": "before"}, "exit 52", "ConnectionError", "ECONNRESET", "IOException"),
    "head": Fault({"close": "head"}, CUT.curl, CUT.python, CUT.node, CUT.java),
    "body": Fault({"close": "body"}, CUT.curl, CUT.python, CUT.node, CUT.java),
    "truncate": Fault({"truncate": 20}, CUT.curl, CUT.python, CUT.node, CUT.java),
    "long": Fault({"contentLength": 4000}, CUT.curl, CUT.python, CUT.node, CUT.java),
    # What is behind the length belongs to no answer: Node takes it for the next one, which is none, when it sees it.
    "short": Fault({"contentLength": 20}, "200 20", "200 20", "200 20|HPE_.*", "200 20"),
    "reset": Fault({"close": "reset"}, "exit 56", "ConnectionError", "ECONNRESET", "(IO|Socket)Exception"),
    "stall": Fault({"stall": True}, "exit 28", "ReadTimeout", "TIMEOUT", "HttpTimeoutException"),
    "no close_notify": Fault({"noCloseNotify": True}, ANSWERED, ANSWERED, ANSWERED, ANSWERED),
    "cut": Fault(
        {"noCloseNotify": True, "truncate": 20}, "exit (18|56)", "ChunkedEncodingError|ConnectionError|SSLError",
        "ECONNRESET", "(IO|SSL|EOF)Exception",
    ),
}

# Each takes URL, CA, token, patience and a path, Java several of them, and prints a line on what came of one.
CURL = r"""
status=0
found=$(curl --silent --max-time "$4" --cacert "$2" -H "Authorization: Bearer $3" -H 'Content-Type: application/json' \
  --data-binary "$BODY" --output answer --write-out '%{http_code}' "$1$5") || status=$?
if [ "$status" -eq 0 ]; then echo "$found $(wc -c < answer)"; else echo "exit $status"; fi
"""
PYTHON = r"""
import os, sys, requests
url, ca, token, patience, path = sys.argv[1:]
headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
try:
    answer = requests.post(url + path, os.environ["BODY"], headers=headers, verify=ca, timeout=float(patience))
    print(answer.status_code, len(answer.content))
except requests.RequestException as error:
    print(type(error).__name__)
"""
NODE = r"""
const [url, ca, token, patience, path] = process.argv.slice(1);
const say = (text) => { console.log(text); process.exit(0); };
const headers = {Authorization: `Bearer ${token}`, "Content-Type": "application/json"};
const options = {method: "POST", headers, ca: require("fs").readFileSync(ca), timeout: patience * 1000};
const request = require("https").request(url + path, options, (answer) => {
  let length = 0;
  answer.on("data", (part) => { length += part.length; });
  answer.on("end", () => say(`${answer.statusCode} ${length}`));
  answer.on("error", (error) => say(error.code));
});
request.on("timeout", () => say("TIMEOUT"));
request.on("error", (error) => say(error.code));
request.end(process.env.BODY);
"""
JAVA = r"""
import java.io.*; import java.net.*; import java.net.http.*; import java.nio.file.*; import java.security.*;
import java.security.cert.*; import java.time.*; import javax.net.ssl.*;
class Ask {
  public static void main(String[] given) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    try (var file = new FileInputStream(given[1])) {
      store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    for (int index = 4; index < given.length; index++) {
      var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
      var request = HttpRequest.newBuilder(URI.create(given[0] + given[index])).timeout(Duration.ofSeconds(Long.parseLong(given[3])))
        .header("Authorization", "Bearer " + given[2]).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(System.getenv("BODY"))).build();
      try {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        System.out.println(answer.statusCode() + " " + answer.body().length);
      } catch (IOException error) {
        System.out.println(error.getClass().getSimpleName());
      }
    }
  }
}
"""
CLIENTS = {
    "curl": ["bash", "-c", CURL, "bash"],
    "python": [sys.executable, "-B", "-c", PYTHON],
    "node": ["node", "-e", NODE, "--"],
}


def failures(_: Emulator) -> list[str]:
    """What clients see that is not what the fixtures claim."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "world.json").write_text(json.dumps(world()))
        (folder / "Ask.java").write_text(JAVA)
        with Emulator(folder, "--fixtures", str(folder / "world.json")) as emulator:
            found: list[str] = []
            for client, command in CLIENTS.items():
                for number, fault in enumerate(FAULTS):
                    said = ask(emulator, folder, [*command], [restore_path(mailbox(number))])
                    found += compare(client, fault, said)
            # It starts slowly: once for all.
            said = ask(emulator, folder, ["java", "Ask.java"], [restore_path(mailbox(i)) for i in range(len(FAULTS))])
            lines = said.splitlines() + [""] * len(FAULTS)
            for fault, line in zip(FAULTS, lines):
                found += compare("java", fault, line)
        return found


def ask(emulator: Emulator, folder: Path, command: list[str], paths: list[str]) -> str:
    arguments = [*command, emulator.url, emulator.ca, TOKEN, str(PATIENCE), *paths]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder), "BODY": PASSWORD.decode()}
    run = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True)
    return run.stdout.strip() or run.stderr.strip()


def compare(client: str, fault: str, said: str) -> list[str]:
    expected = getattr(FAULTS[fault], client)
    print(f"{client}: {fault}: {said}", flush=True)
    return [] if re.fullmatch(expected, said) else [f"{client} says of the fault \"{fault}\": {said}, not {expected}"]


def mailbox(number: int) -> str:
    return f"5d0c0000-0000-4000-8000-{number:012d}"


def world() -> dict[str, object]:
    """A mailbox for each fault."""
    mailboxes = [
        {
            "id": mailbox(number),
            "name": name,
            "email": f"m{number}@abc.onmicrosoft.com",
            "folders": [{"name": "Inbox", "items": {"unchanged": 1}}],
            "outcome": fault.effect,
        }
        for number, (name, fault) in enumerate(FAULTS.items())
    ]
    return {
        "restUsers": [{"userName": "administrator", "password": "emulator"}],
        "tokens": [{"token": TOKEN, "userName": "administrator"}],
        "organizations": [
            {"id": ORGANIZATION, "name": "abc.onmicrosoft.com", "type": "Office365", "mailboxes": mailboxes}
        ],
        "restoreSessions": [
            {
                "id": SESSION,
                "organizationId": ORGANIZATION,
                "type": "Vex",
                "state": "Working",
                "creationTime": "2026-01-01T00:00:00Z",
            }
        ],
    }
