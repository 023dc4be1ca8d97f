"""Exporting the register of a site; every export is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Site

from accounts.models import User
from members.exporting.formats import (
    Encoding,
    ExportProblem,
    Format,
    write_csv,
    write_json,
    write_xlsx,
)
from members.exporting.rows import as_of, chosen_columns, organisation_data, rows
from members.kept import MOST_CONTACTS, PREFETCH, Entry, read
from members.models import Membership, Organisation
from members.querysets import OrganisationQuerySet

AT_ONCE = 500  # organisations
ACTION = "members.export"


@dataclass(frozen=True, kw_only=True)
class Export:
    """What is exported, and how.

    Attributes:
        site: Whose register.
        format: Of the file.
        encoding: Of a CSV file.
        contacts: Whether people are named, which is a right of its own.
        day: The register as it was on that day: who had joined by then, and what was not over. As
            it is, applications too, if left out.
        organisations: Those alone; all of the site, if left out.
        user: Who exports it, if it is somebody who is logged in.
    """

    site: Site
    format: Format
    encoding: Encoding = Encoding.UTF_8
    contacts: bool = True
    day: date | None = None
    organisations: OrganisationQuerySet | None = None
    user: User | None = None

    @property
    def on(self) -> date:
        """The day that the file tells about."""
        return self.day or timezone.localdate()

    @property
    def file_name(self) -> str:
        """What the file is called where nobody says it."""
        return f"register-{self.on.isoformat()}.{self.format.value}"

    def write(self, file: IO[bytes]) -> int:
        """Write the file and note in the site's log that it was exported.

        Headings and words are in the active language.

        Args:
            file: Where to.

        Returns:
            How many organisations it holds.

        Raises:
            ExportProblem: It cannot hold all that is kept of them.
        """
        chosen = self._chosen()
        number = 0

        def entries() -> Iterator[Entry]:
            nonlocal number
            for entry in self._entries(chosen):
                number += 1
                yield entry

        if self.format == Format.JSON:
            write_json(file, (organisation_data(e, self.on, self.contacts) for e in entries()))
        else:
            columns = chosen_columns(self._most_contacts(chosen))
            headings = [str(column.label) for column in columns]
            found = rows(entries(), columns, self.on)
            if self.format == Format.XLSX:
                write_xlsx(file, headings, found)
            else:
                write_csv(file, headings, found, self.encoding)
        self._record(number)
        return number

    def _chosen(self) -> OrganisationQuerySet:
        """Return the organisations that the file tells about."""
        # Of what was erased there is nothing to tell.
        chosen: OrganisationQuerySet = Organisation.objects.of(self.site).filter(erased_on=None)
        if self.organisations is not None:
            chosen = chosen.filter(pk__in=self.organisations.order_by().values("pk"))
        if self.day is not None:
            joined = Membership.objects.begun(self.day).filter(organisation=OuterRef("pk"))
            chosen = chosen.filter(Exists(joined))
        return chosen

    def _entries(self, chosen: OrganisationQuerySet) -> Iterator[Entry]:
        """Return what is kept of organisations, as it was on the day."""
        ordered = chosen.order_by("sort_key", "pk").prefetch_related(*PREFETCH)
        for organisation in ordered.iterator(chunk_size=AT_ONCE):
            entry = read(organisation)
            yield entry if self.day is None else as_of(entry, self.day)

    def _most_contacts(self, chosen: OrganisationQuerySet) -> int:
        """Return how many people have to be told of one organisation.

        Raises:
            ExportProblem: There are no columns for so many.
        """
        if not self.contacts:
            return 0
        counted = chosen.annotate(people=Count("contacts")).order_by("-people", "sort_key", "pk")
        first = counted.first()
        if first is None:
            return 0
        if first.people > MOST_CONTACTS:
            raise ExportProblem(
                _(
                    "“%(name)s” has more than %(limit)s contacts, for which lists have no columns."
                    " Please choose JSON, or leave contacts out."
                ),
                name=first.name,
                limit=str(MOST_CONTACTS),
            )
        return int(first.people)

    def _record(self, number: int) -> None:
        """Note in the site's log what was exported, and nothing of what it says."""
        log(
            instance=self.site,
            action=ACTION,
            user=self.user,
            data={
                "organisations": number,
                "format": self.format.value,
                "contacts": self.contacts,
                "as_of": self.day and self.day.isoformat(),
            },
        )
