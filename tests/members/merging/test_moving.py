"""What leads to the one that goes leads to the one that is kept."""

from datetime import date

import pytest
from wagtail_localize.models import TranslationSource

from members import merging, texts
from members.models import (
    Application,
    Confirmation,
    Contact,
    ImportedEntry,
    ImportRun,
    Letter,
    MergedOrganisation,
    Organisation,
    OrganisationText,
)
from tests.factories.members import ContactFactory, TopicFactory
from tests.members.merging.pairs import merged, pair

pytestmark = pytest.mark.django_db


def filled(field, organisation):
    """Make a row of a model that leads to an organisation, with whatever else it needs."""
    site = organisation.site
    makers = {
        Letter: lambda: Letter(site=site, address="a@example.org"),
        Confirmation: lambda: Confirmation(expires_on=date(2030, 1, 1)),
        ImportedEntry: lambda: ImportedEntry(run=ImportRun.objects.create(site=site)),
        MergedOrganisation: lambda: MergedOrganisation(key=10**9, number="T0", merged_on=date(2025, 1, 1)),
        Application: lambda: Application(site=site, email="a@example.org"),
    }  # fmt: skip
    row = makers[field.model]()
    setattr(row, field.name, organisation)
    row.save()
    return row


def moved_fields():
    fields = [*merging.relations.moving(), Application._meta.get_field("organisation")]
    return sorted(fields, key=lambda field: field.model.__name__)


@pytest.mark.parametrize("field", moved_fields(), ids=lambda field: field.model.__name__)
def test_whatever_else_leads_to_it_leads_to_the_one_that_is_kept(site, field):
    first, second = pair(site)
    row = filled(field, second)

    merged(first, second)

    row.refresh_from_db()
    assert getattr(row, field.attname) == first.pk


@pytest.mark.parametrize(
    ("own", "chosen", "stays"),
    [
        ("Wir singen.", "kept", {"We sing."}),
        ("Wir singen.", "other", {"We dance."}),
        ("", "kept", {"We dance."}),
        ("Wir tanzen.", "kept", {"We sing."}),
    ],
)
def test_translations_go_with_the_description(site, own, chosen, stays):
    first, second = pair(site, {"description": own}, {"description": "Wir tanzen."})
    for row, text in ((first, "We sing."), (second, "We dance.")):
        if row.description:
            tie = texts.start(row, "en")
            row.texts.filter(locale=tie.target_locale).update(text=text)

    row = merged(first, second, description=chosen)

    found = row.texts.exclude(locale=site.root_page.locale)
    assert set(found.values_list("text", flat=True)) == stays
    assert OrganisationText.objects.count() == 2
    [original] = row.texts.filter(locale=site.root_page.locale)
    source = TranslationSource.objects.get(object_id=original.translation_key)
    assert source.as_instance().organisation_id == first.pk


def test_of_two_applications_one_stays_with_the_mails_of_both(site):
    first, second = pair(site)
    own, theirs = (
        Application.objects.create(site=site, organisation=row, email="a@example.org")
        for row in (first, second)
    )
    letter = Letter.objects.create(
        site=site, organisation=second, application=theirs, address="a@example.org"
    )

    merged(first, second)

    letter.refresh_from_db()
    assert list(Application.objects.all()) == [own]
    assert (letter.application, letter.organisation_id) == (own, first.pk)


def test_question_to_a_person_whom_both_know_leads_to_the_one_that_is_kept(site):
    first, second = pair(site)
    own, theirs = (ContactFactory(organisation=row, name="Testperson") for row in (first, second))
    asked = Confirmation.objects.create(
        organisation=second, contact=theirs, expires_on=date(2030, 1, 1)
    )

    merged(first, second)

    asked.refresh_from_db()
    assert (asked.contact, asked.organisation_id) == (own, first.pk)
    assert list(Contact.objects.filter(organisation=first)) == [own]


def test_nothing_leads_to_the_one_that_is_gone(site):
    first, second = pair(site, None, {"languages": ["ar"], "topics": [TopicFactory(site=site)]})
    for field in moved_fields():
        filled(field, second)

    merged(first, second)

    left = {
        field.model.__name__: field.model._base_manager.filter(**{field.attname: second.pk}).count()
        for field in merging.relations.leading_to(Organisation)
    }
    assert set(left.values()) == {0}
