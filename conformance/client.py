"""A client that holds every answer against the contracts."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests

from contract import Contract, Json

# What v6 adds to every answer, as observed.
VENDOR_FIELDS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-XSS-Protection": "1; mode=block",
    "X-Frame-Options": "SAMEORIGIN",
    "Cache-Control": "no-store",
    "Pragma": "no-cache",
}
JSON_TYPE = "application/json; charset=utf-8"
# The framework has a handler of its own for tokens, which spells it so.
TOKEN_JSON_TYPE = "application/json;charset=UTF-8"
TIMEOUT = 60


@dataclass
class Client:
    """Sends requests, and notes what is wrong with the answers."""

    url: str
    ca: str
    contracts: list[Contract]
    token: str | None = "dev-token"
    failures: list[str] = field(default_factory=list)
    # Calls, as method and path, with the statuses they were answered with.
    seen: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    http: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, expect: int = 200, **more: Any) -> Json:
        body = self.call("GET", path, expect, **more)
        # The vendor's paths have no HEAD; whoever only looks for a path that is none gets the same 404.
        answer = self._send("HEAD", path, **more)
        statuses = (expect,) if path.startswith("/_emulator/") else (404, 405)
        if answer.status_code not in statuses or answer.content:
            self._fail("HEAD", path, f"status {answer.status_code}, {len(answer.content)} bytes")
        return body

    def post(self, path: str, body: Json = None, expect: int = 200, **more: Any) -> Json:
        return self.call("POST", path, expect, json=body, **more)

    def follow(self, path: str, behind: str) -> None:
        """Takes the first piece of a stream of events that go on behind one."""
        fields = {"Authorization": f"Bearer {self.token}", "Last-Event-ID": behind}
        with self.http.get(
            self.url + path, headers=fields, verify=self.ca, timeout=TIMEOUT, stream=True
        ) as answer:
            self.seen.setdefault(("GET", path), set()).add(answer.status_code)
            if answer.headers.get("Content-Type") != "text/event-stream":
                self._fail("GET", path, f"Content-Type: {answer.headers.get('Content-Type')}")
            first = next(answer.iter_lines(), b"")
            if not first.startswith((b"id: ", b":")):
                self._fail("GET", path, f"begins with {first[:40]!r}")

    def call(self, method: str, path: str, expect: int, **more: Any) -> Json:
        """Sends a request to `path`, a template of the documents, with the ids in `more["ids"]`; returns the body."""
        answer = self._send(method, path, **more)
        self.seen.setdefault((method, path), set()).add(answer.status_code)
        if answer.status_code != expect:
            self._fail(method, path, f"status {answer.status_code}, not {expect}: {answer.text[:200]}")
        self._check_fields(method, path, answer)
        media_type = answer.headers.get("Content-Type", "").split(";")[0] or None
        for contract in self.contracts:
            for problem in contract.problems(method, path, answer.status_code, media_type, answer.content):
                self._fail(method, path, f"{answer.status_code}: {problem}")
        is_json = media_type is not None and media_type.endswith("json")
        return answer.json() if is_json and answer.content else answer.text

    def _send(
        self, method: str, path: str, ids: dict[str, str] | None = None, token: str | None = "", **more: Any
    ) -> requests.Response:
        ids = ids or {}
        target = re.sub(r"\{(\w+)\}", lambda match: quote(ids[match[1]], safe=""), path)
        token = self.token if token == "" else token
        headers = more.pop("headers", {}) | ({"Authorization": f"Bearer {token}"} if token else {})
        return self.http.request(
            method, self.url + target, headers=headers, verify=self.ca, timeout=TIMEOUT, allow_redirects=False, **more
        )

    def _check_fields(self, method: str, path: str, answer: requests.Response) -> None:
        if path.startswith("/_emulator/"):
            return
        for name, value in VENDOR_FIELDS.items():
            if answer.headers.get(name) != value:
                self._fail(method, path, f"{name}: {answer.headers.get(name)}")
        expected = TOKEN_JSON_TYPE if path == "/v6/token" else JSON_TYPE
        if path.lower().endswith("/save") and answer.ok:
            expected = "application/octet-stream"
        if answer.content and answer.headers.get("Content-Type") != expected:
            self._fail(method, path, f"Content-Type: {answer.headers.get('Content-Type')}")
        for name in ("Server", "Transfer-Encoding"):
            if name in answer.headers:
                self._fail(method, path, f"{name}: {answer.headers[name]}")

    def fail(self, text: str) -> None:
        """Notes something wrong that is no single answer's."""
        self.failures.append(text)

    def _fail(self, method: str, path: str, text: str) -> None:
        self.fail(f"{method} {path}: {text}")
