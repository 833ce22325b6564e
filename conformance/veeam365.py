"""A client of others walks from login to stop: the package veeam-365 of PyPI, by its modules for v6, v7 and v8.

It reads strictly: it takes no status, member or value for an answer that the vendor's document of its version has not.
"""

import asyncio
import ssl
from datetime import datetime, timezone
from importlib import import_module
from typing import Any, NamedTuple
from uuid import UUID

from veeam_365.client import VeeamClient
from veeam_365.discovery import detect_api_version

from vb365.emulator import Emulator
from vb365.world import EVERY_STATE

LOOKS = 1000
NEWEST = "v8"


class Names(NamedTuple):
    """What a version's module calls what others call otherwise, and how its restores answer."""

    version: str
    explore: str = "organization_explore_action"
    options: tuple[str, str] = ("RESTExploreOptions", "rest_explore_options")
    lists_in_pages: bool = False
    restores_in_sessions: bool = False
    has_logout: bool = True


MODULES = (
    Names("v6", has_logout=False),
    Names("v7"),
    Names(
        "v8",
        "organization_explore",
        ("RESTOrganizationExploreOptions", "rest_organization_explore_options"),
        lists_in_pages=True,
        restores_in_sessions=True,
    ),
)


class Refused(Exception):
    """The client was answered something else than its module takes for success."""


class Walk:
    """A walk by the module of one version."""

    def __init__(self, client: VeeamClient, names: Names) -> None:
        self.client = client
        self.names = names

    def model(self, name: str, module: str) -> Any:
        return getattr(import_module(f"{self.client.package}.models.{module}"), name)

    async def call(self, operation: str, *arguments: Any, **more: Any) -> Any:
        """An operation by its tag and name; what it returns is no refusal."""
        answer = await self.client.call(self.client.api(operation), *arguments, **more)
        if type(answer).__name__ == "RESTExceptionInfo":
            raise Refused(f"{operation}: {answer}")
        return answer

    async def journey(self) -> list[tuple[int, int, int]]:
        """Restores one mailbox, then three, and tells what each restored, failed and skipped."""
        await self.call("service_instance.service_instance_get")
        organizations = await self.call("organization.organization_get", extended_view=True)
        organization = (organizations.results if self.names.lists_in_pages else organizations)[0]
        await self.call("organization.organization_get_by_id", organization.id, extended_view=False)
        explored = self.explore_options()
        session = await self.call(f"organization.{self.names.explore}", organization.id, body=explored)
        mailboxes = (await self.call("exchange_mailbox.exchange_mailbox_get", session.id, limit=100)).results
        chosen = next(mailbox for mailbox in mailboxes if mailbox.id == UUID(EVERY_STATE))
        await self.look_around(session.id, chosen.id)
        single = self.model("RESTRestoreToOriginalLocation", "rest_restore_to_original_location")
        answers = [
            await self.call(
                "exchange_mailbox.exchange_mailbox_restore_mailbox_action",
                session.id,
                chosen.id,
                body=single(user_name="admin@abc.onmicrosoft.com", user_password="any"),
            ),
            await self.call(
                "exchange_mailbox.exchange_mailbox_restore_mailboxes_action",
                session.id,
                body=self.bulk_options([mailboxes[0], mailboxes[1], chosen]),
            ),
        ]
        counted = [await self.counts(answer) for answer in answers]
        events = await self.call("restore_session_event.restore_session_event_get", session.id)
        await self.call("restore_session_event.restore_session_event_get_by_id", session.id, events.results[0].id)
        await self.stop(session.id)
        return counted

    def explore_options(self) -> Any:
        name, module = self.names.options
        kind = self.model(f"{name}Type", f"{module}_type")
        return self.model(name, module)(
            date_time=datetime.now(timezone.utc), type_=kind.VEX, show_deleted=True, show_all_versions=False
        )

    def bulk_options(self, mailboxes: list[Any]) -> Any:
        return self.model("RestBulkRestoreOptions", "rest_bulk_restore_options")(
            mailboxes=mailboxes,
            changed_items=True,
            deleted_items=True,
            skip_unresolved=True,
            office_365_user_name="admin@abc.onmicrosoft.com",
            office_365_user_password="any",
        )

    async def look_around(self, session: UUID, mailbox: UUID) -> None:
        """Reads what a mailbox has, and searches it."""
        await self.call("backup_organization.backup_organization_get_by_restore_session_id", session)
        await self.call("exchange_mailbox.exchange_mailbox_get_by_id", session, mailbox)
        folders = await self.call("exchange_folder.exchange_folder_get", session, mailbox)
        await self.call("exchange_folder.exchange_folder_get_by_folder_id", session, mailbox, folders.results[0].id)
        items = await self.call("exchange_item.exchange_item_get", session, mailbox, limit=100)
        await self.call("exchange_item.exchange_item_get_by_id", session, mailbox, items.results[0].id)
        search = self.model("RESTSearchOptions", "rest_search_options")(query="subject:a")
        search_mailbox = "exchange_mailbox.exchange_mailbox_search_by_id_by_options"
        await self.call(search_mailbox, session, mailbox, body=search)

    async def counts(self, answer: Any) -> tuple[int, int, int]:
        if self.names.restores_in_sessions:
            return await self.counts_of_session(answer.session_id)
        # Of several mailboxes it reads the parts; the vendor's document has no counters beside them.
        details = getattr(answer, "details", None)
        parts = [part.details for part in details] if details else [answer]
        return (
            sum(part.created_items_count + part.merged_items_count for part in parts),
            sum(part.failed_items_count for part in parts),
            sum(part.skipped_items_count for part in parts),
        )

    async def counts_of_session(self, session: UUID) -> tuple[int, int, int]:
        for _ in range(LOOKS):
            shown = await self.call("restore_session.restore_session_get_by_restore_session_id", session)
            if shown.state.value == "Stopped":
                break
        told = await self.call("restore_session.restore_session_get_restore_statistics", session)
        return (told.restored_items_count, told.failed_items_count, told.skipped_items_count)

    async def stop(self, session: UUID) -> None:
        await self.call("restore_session.restore_session_stop_action", session)
        shown = await self.call("restore_session.restore_session_get_by_restore_session_id", session)
        if shown.state.value != "Stopped":
            raise Refused(f"the session is {shown.state.value}")
        if self.names.has_logout:
            await self.call("auth.logout")


def failures(emulator: Emulator) -> list[str]:
    """What the package does not take."""
    return asyncio.run(_failures(emulator))


async def _failures(emulator: Emulator) -> list[str]:
    found = []
    trusted = ssl.create_default_context(cafile=emulator.ca)
    counted: dict[str, list[tuple[int, int, int]]] = {}
    newest = await detect_api_version(emulator.url, verify_ssl=trusted)
    if newest != NEWEST:
        found.append(f"veeam-365 takes {newest} for the newest version, not {NEWEST}")
    for names in MODULES:
        try:
            counted[names.version] = await _walked(emulator, trusted, names)
            print(f"{names.version}: {counted[names.version]}", flush=True)
        except Exception as error:  # Whatever the package stumbles over is the emulator's failure.
            found.append(f"veeam-365 by {names.version}: {error!r}")
    if len({str(each) for each in counted.values()}) > 1:
        found.append(f"veeam-365 counts otherwise from version to version: {counted}")
    return found


async def _walked(emulator: Emulator, trusted: ssl.SSLContext, names: Names) -> list[tuple[int, int, int]]:
    async with VeeamClient(emulator.url, "administrator", "emulator", names.version, verify_ssl=trusted) as client:
        await client.connect()
        return await Walk(client, names).journey()

