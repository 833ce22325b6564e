#!/usr/bin/env python3
"""Restores Exchange mailboxes with the REST API v6 of Veeam Backup for Microsoft 365, from login to stop.

Reads from the environment:
  VB365_URL                the server, for example https://backup.example.com:4443
  VB365_USER               who logs in
  VB365_PASSWORD
  VB365_CA                 a file with the CA that vouches for the server; the usual CAs by default
  VB365_ORGANIZATION       the organization's name; the first one by default
  VB365_MAILBOX            the e-mail address of a mailbox to restore; the first one by default
  VB365_EXCHANGE_USER      who writes the items back
  VB365_EXCHANGE_PASSWORD
  VB365_APPLICATION_ID     the application that restores by device code and by certificate
  VB365_CERTIFICATE        a PFX file with its certificate; without one that restore is left out
  VB365_CERTIFICATE_PASSWORD
  VB365_PAGE_SIZE          mailboxes fetched at once; 100 by default

Needs Python 3.10 and requests.
"""

import base64
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests

# A restore answers when it is done, which may take hours; a connection is made in seconds.
TIMEOUT = (10, 24 * 3600)


class Refused(Exception):
    """The server refused a request, and said why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message


class Server:
    """The REST API of one server, for one user."""

    def __init__(self, url: str, ca: str | None = None) -> None:
        self.url = url.rstrip("/") + "/"
        self.http = requests.Session()
        # Given with each request, as REQUESTS_CA_BUNDLE would win over the session's own.
        self.verify: str | bool = ca or True
        self.refresh_token = ""

    def serves_v6(self) -> bool:
        """Asks without a token: a version that is served answers 401, another one 404."""
        answer = requests.get(urljoin(self.url, "v6/ServiceInstance"), verify=self.verify, timeout=TIMEOUT)
        return answer.status_code != 404

    def log_in(self, user: str, password: str) -> None:
        self._take_token(grant_type="password", username=user, password=password)

    def get(self, path: str, **query: Any) -> Any:
        return self._call("GET", path, params=query)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self._call("POST", path, json=body)

    def pages(self, path: str, limit: int) -> Iterator[dict[str, Any]]:
        """The results of a list, page by page, for as long as there is a next one."""
        page = self.get(path, offset=0, limit=limit)
        while True:
            yield from page["results"]
            following = page["_links"].get("next")
            if following is None:
                return
            page = self.get(following["href"])

    def _call(self, method: str, path: str, **more: Any) -> Any:
        answer = self._send(method, path, **more)
        if answer.status_code == 401 and self.refresh_token:
            # The token has expired: trade the other one in for a new pair.
            self._take_token(grant_type="refresh_token", refresh_token=self.refresh_token)
            answer = self._send(method, path, **more)
        if not answer.ok:
            raise Refused(answer.status_code, reason(answer))
        return answer.json() if answer.content else None

    def _send(self, method: str, path: str, **more: Any) -> requests.Response:
        return self.http.request(method, urljoin(self.url, path), verify=self.verify, timeout=TIMEOUT, **more)

    def _take_token(self, **form: str) -> None:
        # The only call that takes a form. It has no token yet, or one that is of no use any more.
        self.http.headers.pop("Authorization", None)
        answer = self._send("POST", "v6/token", data=form)
        if not answer.ok:
            raise Refused(answer.status_code, reason(answer))
        token = answer.json()
        self.refresh_token = token["refresh_token"]
        self.http.headers["Authorization"] = f"Bearer {token['access_token']}"


def reason(answer: requests.Response) -> str:
    """Why a request was refused: some refusals have no body."""
    try:
        body = answer.json()
    except requests.JSONDecodeError:
        return answer.reason
    return body.get("message") or body.get("error_description") or body.get("error") or answer.reason


class RestoreSession:
    """A restore session, which ends with the `with` statement that it is opened by."""

    def __init__(self, server: Server, organization_id: str) -> None:
        self.server = server
        options = {"type": "Vex", "showDeleted": True, "showAllVersions": True}
        session = server.post(f"v6/Organizations/{organization_id}/explore", options)
        self.name = session["name"]
        self.path = f"v6/RestoreSessions/{session['id']}"
        self.mailboxes_path = f"{self.path}/organization/mailboxes"

    def __enter__(self) -> "RestoreSession":
        return self

    def __exit__(self, *_: object) -> None:
        self.server.post(f"{self.path}/Stop")

    def mailboxes(self, page_size: int) -> list[dict[str, Any]]:
        return list(self.server.pages(self.mailboxes_path, page_size))

    def device_code(self, application_id: str) -> dict[str, Any]:
        return self.server.post(f"{self.path}/organization/restoreDeviceCode", {"targetApplicationId": application_id})

    def restore(self, mailbox: dict[str, Any], credentials: dict[str, str]) -> dict[str, Any]:
        return self.server.post(f"{self.mailboxes_path}/{mailbox['id']}/restore", credentials)

    def restore_all(self, mailboxes: list[dict[str, Any]], credentials: dict[str, str]) -> dict[str, Any]:
        named = [{key: mailbox[key] for key in ("id", "name", "email")} for mailbox in mailboxes]
        options = {
            "mailBoxes": named,
            "casServer": "outlook.office365.com",
            "changedItems": True,
            "deletedItems": True,
            "markRestoredAsUnread": False,
            "skipUnresolved": True,
            "excludeDrafts": True,
            "excludeDeletedItems": True,
            "excludeInPlaceHoldItems": True,
            "excludeLitigationHoldItems": True,
            "recentItemRestorePeriod": 7,
        }
        return self.server.post(f"{self.mailboxes_path}/restore", options | credentials)

    def events(self) -> list[dict[str, Any]]:
        return list(self.server.pages(f"{self.path}/Events", 100))


def certificate_credentials(application_id: str, pfx: Path, password: str, account: str) -> dict[str, str]:
    """What a restore by certificate names: the PFX file goes as it is, in Base64."""
    return {
        "applicationId": application_id,
        "applicationCertificate": base64.b64encode(pfx.read_bytes()).decode(),
        "applicationCertificatePassword": password,
        "impersonationAccountName": account,
    }


def counts(statistics: dict[str, Any]) -> str:
    words = ("created", "merged", "failed", "skipped")
    return ", ".join(f"{word} {statistics[word + 'ItemsCount']}" for word in words)


def find(things: list[dict[str, Any]], key: str, wanted: str | None) -> dict[str, Any]:
    for thing in things:
        if not wanted or thing[key].lower() == wanted.lower():
            return thing
    sys.exit(f"There is none whose {key} is {wanted}." if wanted else "There is none.")


def main() -> None:
    environment = os.environ
    server = Server(environment["VB365_URL"], environment.get("VB365_CA"))
    if not server.serves_v6():
        sys.exit("The server does not have version 6 of the API.")
    server.log_in(environment["VB365_USER"], environment["VB365_PASSWORD"])
    print("version", server.get("v6/ServiceInstance")["version"])

    organization = find(server.get("v6/Organizations"), "name", environment.get("VB365_ORGANIZATION"))
    user, password = environment["VB365_EXCHANGE_USER"], environment["VB365_EXCHANGE_PASSWORD"]
    application = environment["VB365_APPLICATION_ID"]

    with RestoreSession(server, organization["id"]) as session:
        print("session", session.name)
        mailboxes = session.mailboxes(int(environment.get("VB365_PAGE_SIZE", "100")))
        print("mailboxes", len(mailboxes))
        mailbox = find(mailboxes, "email", environment.get("VB365_MAILBOX"))

        print("by password:", counts(session.restore(mailbox, {"userName": user, "userPassword": password})))

        code = session.device_code(application)
        print(code["message"])
        print("by device code:", counts(session.restore(mailbox, {"userCode": code["userCode"]})))

        if pfx := environment.get("VB365_CERTIFICATE"):
            secret = environment["VB365_CERTIFICATE_PASSWORD"]
            credentials = certificate_credentials(application, Path(pfx), secret, user)
            print("by certificate:", counts(session.restore(mailbox, credentials)))

        many = session.restore_all(mailboxes, {"office365UserName": user, "office365UserPassword": password})
        print("all mailboxes:", many["status"])
        for detail in many["details"]:
            outcome = detail["error"] if detail["status"] == "Failed" else counts(detail["details"])
            print(f"  {detail['mailbox']['email']}: {detail['status']}: {outcome}")

        for event in session.events():
            print(f"event {event['order']}: {event['status']}: {event['message']}")

    # The session has been stopped: it restores nothing any more.
    try:
        session.restore(mailbox, {"userName": user, "userPassword": password})
    except Refused as refusal:
        print("refused:", refusal)


if __name__ == "__main__":
    main()
