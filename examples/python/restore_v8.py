#!/usr/bin/env python3
"""Restores an Exchange mailbox with the REST API v8 of Veeam Backup for Microsoft 365.

In v8 a restore answers at once, with the id of a restore session of its own. This program asks for that session until it
has stopped, and then reads its statistics.

Reads from the environment:
  VB365_URL                the server, for example https://backup.example.com:4443
  VB365_USER               who logs in
  VB365_PASSWORD
  VB365_CA                 a file with the CA that vouches for the server; the usual CAs by default
  VB365_ORGANIZATION       the organization's name; the first one by default
  VB365_MAILBOX            the e-mail address of the mailbox to restore; the first one by default
  VB365_EXCHANGE_USER      who writes the items back
  VB365_EXCHANGE_PASSWORD

Needs Python 3.10, and no packages. Its status is 1 when the restore has failed.
"""

import json
import os
import ssl
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

TIMEOUT = 60
SECONDS_BETWEEN_LOOKS = 1


class Refused(Exception):
    """The server refused a request, and said why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status


class Server:
    """The REST API v8 of one server, for one user."""

    def __init__(self, url: str, ca: str | None = None) -> None:
        self.url = url.rstrip("/") + "/"
        tls = HTTPSHandler(context=ssl.create_default_context(cafile=ca))
        # Keeps cookies: v8 sets an antiforgery cookie with a token, and wants it back with each request.
        self.http = build_opener(tls, HTTPCookieProcessor())
        self.access_token = self.refresh_token = ""

    def log_in(self, user: str, password: str) -> None:
        self._take_token(grant_type="password", username=user, password=password)

    def get(self, path: str) -> Any:
        return self._call("GET", path)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self._call("POST", path, body)

    def pages(self, path: str) -> Iterator[dict[str, Any]]:
        """The results of a list, page by page, for as long as there is a next one."""
        while path:
            page = self.get(path)
            yield from page["results"]
            path = page["_links"].get("next", {}).get("href", "")

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = Request(urljoin(self.url, path), method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        request.add_header("Authorization", f"Bearer {self.access_token}")
        try:
            return self._send(request)
        except Refused as refusal:
            if refusal.status != 401:
                raise
        # The token has expired, as it does in a long restore: trade the other one in for a new pair.
        self._take_token(grant_type="refresh_token", refresh_token=self.refresh_token)
        request.add_header("Authorization", f"Bearer {self.access_token}")
        return self._send(request)

    def _take_token(self, **form: str) -> None:
        # The only call that takes a form.
        token = self._send(Request(urljoin(self.url, "v8/token"), urlencode(form).encode()))
        self.access_token, self.refresh_token = token["access_token"], token["refresh_token"]

    def _send(self, request: Request) -> Any:
        try:
            with self.http.open(request, timeout=TIMEOUT) as answer:
                content = answer.read()
        except HTTPError as refusal:
            raise Refused(refusal.code, reason(refusal)) from None
        return json.loads(content) if content else None


def reason(refusal: HTTPError) -> str:
    """Why a request was refused: some refusals have no body."""
    try:
        return json.loads(refusal.read())["message"]
    except (ValueError, KeyError):
        return refusal.reason


def end_of(server: Server, restore: str) -> dict[str, Any]:
    """The restore's session, when it has stopped."""
    while True:
        session = server.get(f"v8/RestoreSessions/{restore}")
        if session["state"] == "Stopped":
            return session
        time.sleep(SECONDS_BETWEEN_LOOKS)


def find(things: Iterable[dict[str, Any]], key: str, wanted: str | None) -> dict[str, Any]:
    for thing in things:
        if not wanted or thing[key].lower() == wanted.lower():
            return thing
    sys.exit(f"There is none whose {key} is {wanted}." if wanted else "There is none.")


def main() -> None:
    environment = os.environ
    server = Server(environment["VB365_URL"], environment.get("VB365_CA"))
    server.log_in(environment["VB365_USER"], environment["VB365_PASSWORD"])
    print("version", server.get("v8/ServiceInstance")["version"])

    organization = find(server.pages("v8/Organizations"), "name", environment.get("VB365_ORGANIZATION"))
    options = {"type": "Vex", "showDeleted": True, "showAllVersions": True}
    explored = server.post(f"v8/Organizations/{organization['id']}/explore", options)
    print("session", explored["name"])
    session_path = f"v8/RestoreSessions/{explored['id']}"
    try:
        mailboxes_path = f"{session_path}/organization/mailboxes"
        mailbox = find(server.pages(mailboxes_path), "email", environment.get("VB365_MAILBOX"))
        credentials = {
            "userName": environment["VB365_EXCHANGE_USER"],
            "userPassword": environment["VB365_EXCHANGE_PASSWORD"],
        }
        restore = server.post(f"{mailboxes_path}/{mailbox['id']}/restore", credentials)["sessionId"]

        # Two sessions: the restore's own has the result and the counts, the explored one has the mailboxes.
        result = end_of(server, restore)["result"]
        statistics = server.get(f"v8/RestoreSessions/{restore}/Statistics")
    finally:
        server.post(f"{session_path}/Stop")

    print(f"{mailbox['email']}: {result}")
    words = ("total", "restored", "failed", "skipped")
    print(", ".join(f"{word} {statistics[word + 'ItemsCount']}" for word in words))
    for error in statistics.get("errors", []):
        print("error:", error)
    sys.exit(result == "Failed")


if __name__ == "__main__":
    main()
