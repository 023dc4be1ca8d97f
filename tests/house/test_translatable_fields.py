"""Every field of a translatable model is said to be translated, synchronised or a language's own."""

import pytest
from django.apps import apps
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields
from wagtail_localize.segments.extract import extract_segments

from pages.models.base import OwnField
from tests.factories.pages import StandardPageFactory

TRANSLATED = "translated"
SYNCHRONISED = "synchronised"  # the same in every language
OVERRIDABLE = "overridable"  # the same until somebody chooses otherwise
OWN = "own"  # each language has its own

EVERY_PAGE = {
    "title": TRANSLATED,
    "slug": OWN,
    "seo_title": TRANSLATED,
    "search_description": TRANSLATED,
    "show_in_menus": OVERRIDABLE,
    "tested_by": OWN,
    "tested_on": OWN,
}
BODY = {"body": TRANSLATED}
TABLE = {
    "pages.HomePage": EVERY_PAGE | BODY | {
        "short_title": OVERRIDABLE,
        "motto": TRANSLATED,
        "introduction": TRANSLATED,
        "contact": TRANSLATED,
        "footer": TRANSLATED,
    },
    "pages.StandardPage": EVERY_PAGE | BODY | {"is_portrait": SYNCHRONISED},
    "pages.StatementPage": EVERY_PAGE | BODY | {
        "adopted_on": SYNCHRONISED,
        "adopted_by": SYNCHRONISED,
        "adopted_in": OVERRIDABLE,
    },
    "pages.LegalPage": EVERY_PAGE | BODY | {
        "kind": SYNCHRONISED,
        "organisation": OVERRIDABLE,
        "legal_form": TRANSLATED,
        "street": SYNCHRONISED,
        "postcode": SYNCHRONISED,
        "town": OVERRIDABLE,
        "representatives": TRANSLATED,
        "register_court": OVERRIDABLE,
        "register_number": SYNCHRONISED,
        "email": SYNCHRONISED,
        "telephone": SYNCHRONISED,
        "responsible": TRANSLATED,
        "assessed_on": SYNCHRONISED,
        "assessment_method": SYNCHRONISED,
        "known_gaps": TRANSLATED,
        "barrier_email": SYNCHRONISED,
        "enforcement_body": TRANSLATED,
    },
    "alliances.AllianceIndexPage": EVERY_PAGE | {"introduction": TRANSLATED},
    "alliances.AlliancePage": EVERY_PAGE | BODY | {
        "role": SYNCHRONISED,
        "since": SYNCHRONISED,
        "until": SYNCHRONISED,
        "date_precision": SYNCHRONISED,
        "funder": OVERRIDABLE,
        "logo": SYNCHRONISED,
        "partners": SYNCHRONISED,
        "links": TRANSLATED,
    },
    "members.MemberDirectoryPage": EVERY_PAGE | {
        "introduction": TRANSLATED,
        "licence_name": SYNCHRONISED,
        "licence_url": SYNCHRONISED,
    },
    "members.OrganisationText": {"organisation": SYNCHRONISED, "text": TRANSLATED},
    "members.ApplicationPage": EVERY_PAGE | {
        "introduction": TRANSLATED,
        "next_steps": TRANSLATED,
        "consent_wording": TRANSLATED,
    },
}  # fmt: skip
# Neither a reader's nor a translator's: when and by whom a page is published.
OF_THE_TREE = {
    "alias_of",
    "content_type",
    "depth",
    "expire_at",
    "first_published_at",
    "go_live_at",
    "latest_revision",
    "locale",
    "numchild",
    "owner",
    "page_ptr",
    "path",
}


def own_translatable_models():
    rooms = {"alliances", "members", "pages", "search", "translations", "accounts"}
    return {
        model._meta.label: model
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin) and model._meta.app_label in rooms
    }


def kind_of(field):
    if type(field) is TranslatableField:
        return TRANSLATED
    if type(field) is OwnField:
        return OWN
    assert type(field) is SynchronizedField
    return OVERRIDABLE if field.overridable else SYNCHRONISED


def test_table_knows_every_translatable_model():
    assert set(own_translatable_models()) == set(TABLE)


@pytest.mark.parametrize("label", TABLE)
def test_every_field_is_treated_as_the_table_says(label):
    model = own_translatable_models()[label]

    assert {field.field_name: kind_of(field) for field in get_translatable_fields(model)} == TABLE[
        label
    ]


@pytest.mark.parametrize("label", TABLE)
def test_table_knows_every_field_that_can_be_edited(label):
    model = own_translatable_models()[label]
    editable = {
        field.name
        for field in model._meta.get_fields()
        if getattr(field, "editable", False) and not field.auto_created and field.concrete
    }

    assert editable - OF_THE_TREE == set(TABLE[label])


@pytest.mark.django_db
def test_own_field_of_a_language_is_neither_translated_nor_copied():
    page = StandardPageFactory(title="Größe")
    field = OwnField("slug")

    assert (field.is_translated(page), field.is_synchronized(page)) == (False, False)
    assert [segment.path for segment in extract_segments(page)] == ["title"]
