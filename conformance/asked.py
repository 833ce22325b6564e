"""What the recording asks: every call with every kind of token, id, query and body, restores, and what is no request.

A request is text, each character a byte; `<port>` stands for the port and `<id 1>` for an id that a run draws.
"""

import base64
import json
import re
from collections.abc import Iterator

from vb365.emulator import ROOT
from vb365.world import (
    BULK_PATH, EVERY_STATE, LOGIN, MAILBOX, MAILBOXES_PATH, NOBODY, ORGANIZATION, REFUSED_MAILBOX, SESSION,
    SESSION_PATH, STOPPED_SESSION, TOKEN, restore_path,
)  # fmt: skip

SINGLE_PATH = restore_path(EVERY_STATE)
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def message(
    method: str,
    target: str,
    body: str | None = None,
    kind: str | None = JSON,
    token: str | None = TOKEN,
    *fields: str,
) -> str:
    lines = [f"{method} {target} HTTP/1.1", "Host: 127.0.0.1:<port>"]
    if token is not None:
        lines.append(f"Authorization: Bearer {token}")
    lines += fields
    if body is not None:
        lines += ([f"Content-Type: {kind}"] if kind is not None else []) + [f"Content-Length: {len(body)}"]
    return "\r\n".join(lines) + "\r\n\r\n" + (body or "")


def utf8(text: str) -> str:
    return text.encode().decode("latin-1")


def operations(document: str) -> list[tuple[str, str]]:
    """The calls of one of the emulator's documents, as method and path."""
    paths = json.loads((ROOT / "openapi" / f"{document}.json").read_text())["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


def filled(path: str, **ids: str) -> str:
    given = {
        "organizationId": ORGANIZATION,
        "restoreSessionId": SESSION,
        "mailboxId": EVERY_STATE,
        "restorePointId": NOBODY,
        "id": SESSION,
    } | ids
    return re.sub(r"\{(\w+)\}", lambda match: given.get(match[1], "no-such-id"), path)


def requests() -> Iterator[str]:
    yield from logins()
    yield from calls()
    yield from pages()
    yield from restores()
    yield from journey()
    yield from transport()


def logins() -> Iterator[str]:
    login = LOGIN
    forms = [
        login, login + "&", "", "grant_type", "grant_type=", "grant_type=password", login + "&scope=a&x=y",
        "GRANT_TYPE=password&UserName=administrator&PASSWORD=emulator", login + "&password=other",
        login.replace("emulator", "wrong"),
        login.replace("administrator", "nobody"), login.replace("password=emulator", "password="),
        "grant_type=client_credentials",
        "grant_type=refresh_token", "grant_type=refresh_token&refresh_token=x",
        "grant_type=refresh_token&refresh_token=",
        "grant_type=operator&assertion=x", "grant_type=integration&integration_token=x", "%zz=1&" + login,
        login + "&a=%00",
        "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=x&assertion=y", login.replace("password&",
        "Password&"),
        json.dumps({"grant_type": "password", "username": "administrator", "password": "emulator"}), "{", "[]",
    ]
    kinds = [FORM, FORM + "; charset=utf-8", JSON, "text/plain", "multipart/form-data; boundary=x", None, "text/xml",
        "nonsense"]
    for form in forms:
        for kind in kinds:
            yield message("POST", "/v6/token", form, kind, None)
    yield message("POST", "/v6/token", None, None, None)
    yield message("POST", "/v6/token?x=y", login, FORM, None)
    yield message("POST", "/V6/TOKEN/", login, FORM, "dev-token", "Content-Encoding: gzip")


# The emulator's own calls whose answers tell nothing of the run.
OWN_CALLS = {
    ("GET", "/_emulator/health"), ("GET", "/_emulator/ca.pem"), ("GET", "/_emulator/openapi.json"),
    ("GET", "/_emulator/rules"), ("DELETE", "/_emulator/sessions/{id}"),
}  # fmt: skip


def calls() -> Iterator[str]:
    """Every call of v6, and the emulator's own: with every kind of token, method, id and query. Every call of the other
    versions, once."""
    for version in ("v5", "v7", "v8"):
        for method, path in operations(version):
            if not path.endswith("/Stop"):
                yield message(method, filled(path), "{}" if method == "POST" else None)
    for method, path in [*operations("v6"), *(call for call in operations("openapi") if call in OWN_CALLS)]:
        if path == "/v6/RestoreSessions/{restoreSessionId}/Stop":
            continue
        target = filled(path)
        body = "{}" if method == "POST" else None
        yield message(method, target, body)
        for token in (None, "", "nobody's", "expired-token", '"dev-token"', "{{token}}", "null", "Bearer dev-token"):
            yield message(method, target, body, token=token)
        for field in ("Authorization: Basic YTpi", "Authorization: dev-token", "authorization: bearer  dev-token "):
            yield message(method, target, body, JSON, None, field)
        for other in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", method.lower()):
            if other != method and not target.startswith("/_emulator/sessions"):
                yield message(other, target, "{}" if other in ("POST", "PUT", "PATCH") else None)
        for changed in (target.upper(), target + "/", target + "//", target.replace("/v6/", "/v6//", 1),
            target + "/more"):
            yield message(method, changed, body)
        for other in ("/v5/", "/v7/", "/v8/", "/v9/", "/"):
            yield message(method, target.replace("/v6/", other, 1), body)
        for query in ("?x=y", "?limit=1&limit=2", "?LIMIT=1", "?extendedView=false", "?offset=-1", "?%zz",
            "?a=%0d%0ab"):
            yield message(method, target + query, body)
        for name in re.findall(r"\{(\w+)\}", path):
            for value in (NOBODY, "1", "{" + MAILBOX + "}", MAILBOX.upper(), MAILBOX.replace("-", ""), "%20",
                "undefined", "{id}"):
                yield message(method, filled(path, **{name: value}), body)
        if method == "POST":
            for body in ("", "null", "[]", "{", '{"x":1}', "<a/>", "a=b", '{"limit":1,}', "\xff\xfe{\x00}\x00",
                "\x1f\x8b\x08"):
                yield message(method, target, body)
            for kind in (None, "json", "text/json", "text/xml", FORM, "application/vnd.x+json", "*/*",
                "application/json;charset=utf-16"):
                yield message(method, target, "{}", kind)
    for target in (
        "/", "/v6", "/v6/", "/v6/Unheard/Of", "/swagger", "/swagger/docs/v5", "/_emulator", "/_emulator/",
        "/_emulator/nothing",
        "/v6/RestoreSessions/Action", "/v6/Jobs", "/v6/Organizations/%2e%2e", "/v6/RestoreSession",
        "/v6/organization/mailboxes",
        f"/v6/RestoreSessions/{SESSION}/Action", f"/v6/RestoreSessions/{SESSION}/organization/mailbox", "*",
        "/v6/ServiceInstance%20",
    ):
        for method in ("GET", "POST", "OPTIONS"):
            yield message(method, target, "{}" if method == "POST" else None)


def pages() -> Iterator[str]:
    base = SESSION_PATH
    mailbox = f"{base}/organization/mailboxes/{EVERY_STATE}"
    for target in ("/v6/RestoreSessions", f"{base}/organization/mailboxes", f"{base}/Events", f"{mailbox}/folders",
        f"{mailbox}/items"):
        for limit in ("", "1", "2", "30", "10001", "0", "-1", "abc", "5.0", "0x5", "%235", "%205", "2147483648", "+5"):
            for offset in ("", "0", "1", "3", "1000000", "-1", "x"):
                query = "&".join(part for part in (f"offset={offset}" if offset else "",
                f"limit={limit}" if limit else "") if part)
                yield message("GET", f"{target}?{query}&other=a%20b")
    for moment in ("2020-01-01", "2020.01.01 00:00", "12/31/2099", "x", "", "2026-06-01T12:00:00%2B02:00",
        "2026-06-01T12:00:00+02:00"):
        yield message("GET", "/v6/RestoreSessions?startTimeFrom=" + moment.replace(" ", "%20"))
        yield message("POST", f"/v6/Organizations/{ORGANIZATION}/explore", json.dumps({"dateTime": moment + "!"}))
    for query in ("", "subject:a", "a" * 300, '"', "from:x AND to:y"):
        yield message("POST", f"{mailbox}/search?limit=3", json.dumps({"query": query}))
        yield message("POST", f"{base}/organization/mailboxes/search?limit=3", json.dumps({"query": query}))


def restores() -> Iterator[str]:
    """Both restores, with every way of credentials that is begun, and values of every kind."""
    certificate = base64.b64encode(bytes.fromhex("30820100020103") + bytes(range(250))).decode()
    values = {
        "userName": "u@x", "userPassword": "p", "userCode": "C6A9DB737", "applicationId": NOBODY,
        "applicationCertificate": certificate,
        "applicationCertificatePassword": "q", "impersonationAccountName": "i@x",
    }
    names_ = list(values)
    for bits in range(1 << len(names_)):
        chosen = {name: values[name] for place, name in enumerate(names_) if bits >> place & 1}
        yield message("POST", SINGLE_PATH, json.dumps(chosen))
        bulk = {f"office365U{name[1:]}" if name in ("userName", "userPassword") else name: value for name,
            value in chosen.items()}
        yield message("POST", BULK_PATH, json.dumps({"mailBoxes": [{"id": MAILBOX}]} | bulk))
    password = {"userName": "u", "userPassword": "p"}
    for name in (*values, "x", "mailBoxes"):
        for value in ('""', "1", "true", "null", "[]", "{}", '"\\u00e4"', "NaN", "undefined", "'a'", ".5", "010"):
            yield message("POST", SINGLE_PATH, json.dumps(password)[:-1] + f', "{name}": {value}}}')
    flags = ("skipUnresolved", "changedItems", "deletedItems", "excludeDrafts", "excludeDeletedItems",
    "excludeInPlaceHoldItems",
             "excludeLitigationHoldItems", "markRestoredAsUnread", "recentItemRestorePeriod")
    bulk = f'"mailBoxes": [{{"id": "{EVERY_STATE}"}}], "office365UserName": "u", "office365UserPassword": "p"'
    for name in flags:
        for value in ("true", "false", '"TRUE"', "1", "0", '""', "null", "-1", '"yes"', "1e1", "[]"):
            yield message("POST", BULK_PATH, f'{{{bulk}, "{name}": {value}}}')
    for boxes in ("[]", "null", '""', "{}", "[null]", "[{}]", '[{"id":""}]', '[{"id":"1"}]', f'[{{"id":"{NOBODY}"}}]',
        "[1]", "[,]",
        f'[{{"id":"{MAILBOX}"}},{{"id":"{MAILBOX}","name":"n","email":"e","x":1}},{{"id":"{NOBODY}","name":"m"}}]'):
        for more in ("", ', "skipUnresolved": true'):
            yield message("POST", BULK_PATH,
                f'{{"mailBoxes": {boxes}, "office365UserName": "u", "office365UserPassword": "p"{more}}}')
    yield message("POST", f"{MAILBOXES_PATH}/{REFUSED_MAILBOX}/restore", json.dumps(password))
    yield message("POST", BULK_PATH, f'{{{bulk.replace(EVERY_STATE, REFUSED_MAILBOX)}}}')
    for user in ("onPremisesUserName", "onPremisesUserPassword", "domainName"):
        yield message("POST", BULK_PATH, f'{{{bulk}, "{user}": "x"}}')
    certificates = (
        "-----BEGIN CERTIFICATE-----", "data:application/x-pkcs12;base64,MIIB", "MIIB-_", "TUlJQg==", "not base64!",
        "MIIB", "MIIB=", "C:\\\\certs\\\\app.pfx",
        "b'MIIB'", "3082010002", "MIIB MIIB", "MIIB%2BMIIB", '{\\"a\\":1}', "77u/TUlJQg==", "[object Object]", "AAAA",
        "MII\\r\\nB",
    )
    for text in certificates:
        rest = f'"applicationId": "{NOBODY}", "applicationCertificatePassword": "q", "impersonationAccountName": "i"'
        yield message("POST", SINGLE_PATH, f'{{{rest}, "applicationCertificate": "{text}"}}')
    bodies = (
        "{userName:'u',userPassword:'p'}", '{"userName":"u","userPassword":"p",}',
        '{"userName":"u"/*c*/,"userPassword":"p"}//', '{"userName":"u","userPassword":"p"}}',
        '{"USERNAME":"u","userpassword":"p"}', '{"userName":"u","userName":"v","userPassword":"p"}',
        '{"userName":"u" "userPassword":"p"}', '{"userName":"\\x"}',
        '{"userName":"\\ud800","userPassword":"p"}', utf8('{"userName":"ä😀","userPassword":"ü"}'),
        '{"userName":"\xff"}', utf8('\ufeff{"userName":"u","userPassword":"p"}'),
        '{"userName":"u","userPassword":"p","x":1e400}', '{"userName":"u","userPassword":"p","x":new Date(1)}',
        "{" + '"a":[' * 3 + "]" * 3 + "}",
        '{"x":' + "[" * 300 + "]" * 300 + "}", '"{}"', '{"userNmae":"u","userPassword":"p"}', "[" * 5, '{"userName":}',
        '{"userName"', '{"userName":"u',
    )
    for body in bodies:
        yield message("POST", SINGLE_PATH, body)


def journey() -> Iterator[str]:
    """A session from its start to its reset; what is drawn has the names of the order in which it comes."""
    yield message("POST", f"/v6/Organizations/{ORGANIZATION}/explore",
        '{"type":"vex","dateTime":"2026-06-01T12:00:00Z"}')
    yield message("POST", "/v6/Organization/Explore", "{}")
    yield message("GET", "/v6/RestoreSessions?limit=100")
    yield message("POST", SINGLE_PATH, '{"userName":"u","userPassword":"p"}')
    yield message("GET", f"/v6/RestoreSessions/{SESSION}/Events?limit=5")
    for _ in range(2):
        yield message("POST", f"/v6/RestoreSessions/{SESSION}/Stop", "")
    for target in ("", "/Events?limit=2", "/organization", "/organization/mailboxes"):
        for session in (SESSION, STOPPED_SESSION, NOBODY):
            yield message("GET", f"/v6/RestoreSessions/{session}{target}")
    yield message("POST", SINGLE_PATH, '{"userName":"u","userPassword":"p"}')
    yield message("DELETE", f"/_emulator/sessions/{SESSION}")
    yield message("DELETE", f"/_emulator/sessions/{NOBODY}")
    yield message("POST", "/_emulator/reset")
    yield message("POST", "/_emulator/reset", None, None, None, "Origin: https://example.com")
    yield message("GET", "/v6/RestoreSessions?limit=100")


def transport() -> Iterator[str]:
    """What is refused before a call is looked for; each ends its connection."""
    head = "GET /v6/ServiceInstance HTTP/1.1\r\nHost: 127.0.0.1:<port>\r\n"
    yield from (
        "GET /v6/ServiceInstance HTTP/1.1\r\n\r\n", head + "Host: other\r\n\r\n", "GET  /v6 HTTP/1.1\r\n\r\n",
        "GET /v6 HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /v6 HTTP/1.0\r\n\r\n", head + " folded: x\r\n\r\n", head + "a b: c\r\n\r\n",
        head + "Content-Length: x\r\n\r\n",
        head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", head + "Transfer-Encoding: gzip\r\n\r\n",
        head + "Content-Length: 99999999999\r\n\r\n",
        head + "Expect: something\r\nContent-Length: 1\r\n\r\n", head + "a: " + "b" * 70_000 + "\r\n\r\n",
        "GET /" + "a" * 70_000 + " HTTP/1.1\r\n",
        head + "a:b\r\n" * 300 + "\r\n", "\x00\x01\x02\x03\r\n\r\n", "GET /v6/\x7f HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET v6 HTTP/1.1\r\nHost: a\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", head + "Connection: close\r\n\r\n",
        "POST /v6/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    )
