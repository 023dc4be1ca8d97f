"""Organisations, memberships, contacts and topics of a register."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import factory
from django.db.models import Model
from wagtail.models import Site

from members.choices import ConsentSource
from members.forms import fingerprints
from members.models import (
    Consent,
    Contact,
    Membership,
    Organisation,
    SpokenLanguage,
    Topic,
)


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

    @factory.post_generation
    def published(self, create: bool, fields: Iterable[str] | None, **kwargs: Any) -> None:
        """Record the organisation's consent to have fields shown."""
        for field in fields or ():
            ConsentFactory(organisation=self, field=field)

    @factory.post_generation
    def languages(self, create: bool, codes: Iterable[str] | None, **kwargs: Any) -> None:
        """Record the languages spoken in the organisation."""
        for code in codes or ():
            SpokenLanguage.objects.create(organisation=self, code=code)

    @factory.post_generation
    def topics(self, create: bool, topics: Iterable[Topic] | None, **kwargs: Any) -> None:
        """Record the topics that the organisation works on."""
        for topic in topics or ():
            Organisation.topics.through.objects.create(organisation=self, topic=topic)


class TopicFactory(factory.django.DjangoModelFactory):
    """A topic of the default site."""

    class Meta:
        model = Topic

    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
    name = factory.Sequence("Testthema {:04d}".format)


class ConsentFactory(factory.django.DjangoModelFactory):
    """A consent to show the e-mail address."""

    class Meta:
        model = Consent

    organisation = factory.SubFactory(OrganisationFactory)
    field = "email"
    agreed_on = date(2020, 1, 1)
    source = ConsentSource.BOARD


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


LISTS = ("other_names", "links", "spoken_languages", "names")


def posted(row: Model) -> dict[str, Any]:
    """Return what the form of a row would send."""
    fields = [field for field in row._meta.concrete_fields if field.editable and field.name != "id"]
    values = {field.name: field.value_from_object(row) for field in fields}
    sent = {
        name: "" if value is None else value for name, value in values.items() if value is not False
    }
    if isinstance(row, Organisation):
        sent["topics"] = [topic.pk for topic in row.topics.all()]
        sent["published"] = sorted(row.published) if row.pk else []
        sent["agreed_by"] = "Testvorstand"
        if row.pk:
            sent["opened"] = json.dumps(fingerprints(row))
    for name in LISTS:
        if hasattr(row, name):
            sent |= posted_rows(name, list(getattr(row, name).all()))
    return sent


def posted_rows(prefix: str, rows: list[Any]) -> dict[str, Any]:
    """Return what a list of rows within a form would send."""
    saved = sum(row.pk is not None for row in rows)
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": saved}
    for number, row in enumerate(rows):
        sent[f"{prefix}-{number}-id"] = row.pk or ""
        for field in row._meta.concrete_fields:
            if not field.is_relation and field.name != "id":
                sent[f"{prefix}-{number}-{field.name}"] = field.value_from_object(row)
    return sent
