"""What a client's own tests look like: they call the client, and the emulator's counts are known."""

from pathlib import Path

import pytest

from restore_journey import Refused, RestoreSession, Server, certificate_credentials, counts, find

PASSWORD = {"userName": "admin@abc.onmicrosoft.com", "userPassword": "any"}
APPLICATION = "11111111-2222-3333-4444-555555555555"
DAN = "created 2, merged 3, failed 0, skipped 27"


def dan(session: RestoreSession) -> dict[str, str]:
    return find(session.mailboxes(page_size=3), "email", "djohnes@northsupport.onmicrosoft.com")


def test_the_mailboxes_come_in_pages(session: RestoreSession) -> None:
    assert len(session.mailboxes(page_size=3)) == 7


def test_a_restore_by_password(session: RestoreSession) -> None:
    assert counts(session.restore(dan(session), PASSWORD)) == DAN


def test_a_restore_by_device_code(session: RestoreSession) -> None:
    code = session.device_code(APPLICATION)
    assert counts(session.restore(dan(session), {"userCode": code["userCode"]})) == DAN


def test_a_restore_by_certificate(session: RestoreSession, pfx: Path) -> None:
    credentials = certificate_credentials(APPLICATION, pfx, "secret", "admin@abc.onmicrosoft.com")
    assert counts(session.restore(dan(session), credentials)) == DAN


def test_one_mailbox_of_many_is_refused(session: RestoreSession) -> None:
    credentials = {"office365UserName": "admin@abc.onmicrosoft.com", "office365UserPassword": "any"}
    many = session.restore_all(session.mailboxes(page_size=100), credentials)
    assert many["status"] == "Warning"
    assert [each["mailbox"]["name"] for each in many["details"] if each["status"] == "Failed"] == ["Rita Moore"]


def test_events_tell_of_each_restore(session: RestoreSession) -> None:
    before = len(session.events())
    session.restore(dan(session), PASSWORD)
    assert len(session.events()) > before


def test_a_session_that_was_stopped_restores_nothing(server: Server) -> None:
    with RestoreSession(server, server.get("v6/Organizations")[0]["id"]) as session:
        mailbox = dan(session)
    with pytest.raises(Refused, match="500: Restore session has expired."):
        session.restore(mailbox, PASSWORD)


def test_a_wrong_password_is_refused(emulator: dict[str, str]) -> None:
    with pytest.raises(Refused) as refusal:
        Server(emulator["url"], emulator["ca"]).log_in("administrator", "wrong")
    assert refusal.value.status == 400
