"""`manage.py erase_contact NUMBER NAME_OR_EMAIL`: remove a person wherever they are named."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from members.management.asking import (
    add_yes,
    agree,
    lines_about,
    organisation_of,
)
from members.management.sites import add_site, site_of
from members.models import Contact, Organisation
from members.privacy import erase_contact, traces_of_contact

PERSONAL = ("name", "email", "telephone")


class Command(BaseCommand):
    """Erases a contact, or what is left of one who was replaced long ago."""

    help = (
        "Remove a contact of an organisation from the register, from what imports keep, from"
        " waiting files and from the log."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the organisation and the person."""
        parser.add_argument("number", metavar="NUMBER")
        parser.add_argument("person", metavar="NAME_OR_EMAIL")
        add_site(parser)
        add_yes(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase the person.

        Raises:
            CommandError: Nobody is known by that name or address, several are, or nobody said yes.
        """
        organisation = organisation_of(options["number"], site_of(options["site"]))
        contact = _contact(organisation, options["person"])
        traces = traces_of_contact(contact)
        if not (contact.pk or traces):
            raise CommandError(f"Nobody is known as {options['person']}")
        row = ["1 contact"] if contact.pk else []
        agree(self, [*row, *lines_about(traces)], options["yes"])
        erase_contact(contact)
        self.stdout.write("The person was erased.")
        for name in _kept_by(organisation, contact):
            self.stdout.write(
                f"The organisation's own field “{name}” says the same; it was left as it is."
            )


def _contact(organisation: Organisation, person: str) -> Contact:
    """Return the contact that is meant; one who is not there any more is made up, to be looked for.

    Raises:
        CommandError: Several are meant.
    """
    wanted = " ".join(person.split())
    found = organisation.contacts.filter(Q(name__iexact=wanted) | Q(email__iexact=wanted))
    if len(found) > 1:
        names = ", ".join(contact.name for contact in found)
        raise CommandError(f"Several are known as {wanted}; please say whom you mean: {names}")
    if found:
        return found[0]
    known = {"email": wanted} if "@" in wanted else {"name": wanted}
    return Contact(organisation=organisation, **known)


def _kept_by(organisation: Organisation, contact: Contact) -> list[str]:
    """Return the organisation's own fields in which the person is named."""
    said = {getattr(contact, name).casefold() for name in PERSONAL} - {""}
    texts = ("name", "short_name", "email", "telephone", "website", "street", "description")
    values = {name: str(getattr(organisation, name)) for name in texts}
    values["description in other languages"] = " ".join(
        organisation.texts.values_list("text", flat=True)
    )
    return [
        name for name, value in values.items() if any(word in value.casefold() for word in said)
    ]
