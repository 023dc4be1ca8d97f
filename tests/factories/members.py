"""Organisations, memberships and contacts of a register."""

from datetime import date
from typing import Any

import factory
from django.db.models import Model
from wagtail.models import Site

from members.models import Contact, Membership, Organisation


class OrganisationFactory(factory.django.DjangoModelFactory):
    """An applicant in the register of the default site; `member=True` makes it a member."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    class Params:
        member = factory.Trait(
            membership=factory.RelatedFactory(
                "tests.factories.members.MembershipFactory", factory_related_name="organisation"
            )
        )

    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
    number = factory.Sequence("T{:04d}".format)
    name = factory.Sequence("Testverein {:04d} e.V.".format)
    town = "Dresden"
    district = "Dresden"


class MembershipFactory(factory.django.DjangoModelFactory):
    """A membership that runs since 2020."""

    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    started_on = date(2020, 1, 1)


class ContactFactory(factory.django.DjangoModelFactory):
    """A person behind an organisation."""

    class Meta:
        model = Contact

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence("Testperson {:04d}".format)


def posted(row: Model) -> dict[str, Any]:
    """Return what the form of a row would send."""
    fields = [field for field in row._meta.concrete_fields if field.editable and field.name != "id"]
    values = {field.name: field.value_from_object(row) for field in fields}
    return {
        name: "" if value is None else value for name, value in values.items() if value is not False
    }
