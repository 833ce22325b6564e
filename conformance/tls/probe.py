"""Asks by requests; a line for each NAME=URL: what came of it. Usage: probe.py SECONDS NAME=URL..."""

import sys

import requests

for pair in sys.argv[2:]:
    name, _, url = pair.partition("=")
    try:
        answer = requests.get(url + "/_emulator/health", timeout=float(sys.argv[1]) if name == "stall" else 30, stream=True)
        print(f"{name}: {answer.status_code} {answer.raw.connection.sock.version()}")
    except requests.RequestException as error:
        print(f"{name}: {error!r}")
