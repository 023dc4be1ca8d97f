"""Legal pages: what a published one must say, and what a draft may leave open."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.choices import Role
from pages.choices import LegalKind
from pages.models import LegalPage
from pages.telephones import dialled
from tests.factories.accounts import user_with_role
from tests.factories.pages import (
    HomePageFactory,
    LegalPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_legal_pages")]

REQUIRED = {
    LegalKind.IMPRINT: {
        "organisation": "",
        "street": "",
        "postcode": "",
        "town": "",
        "representatives": "",
        "email": "",
    },
    LegalKind.PRIVACY: {"body": body()},
    LegalKind.ACCESSIBILITY: {"assessed_on": None, "assessment_method": "", "barrier_email": ""},
}


def errors_of(instance):
    with pytest.raises(ValidationError) as refused:
        instance.full_clean()
    return refused.value.message_dict


def said(gap):
    words = "Füllen Sie sie aus, oder löschen Sie sie samt Klammern."
    return f"Hier ist noch eine Lücke: „{gap}“. {words}"


def emptied(page):
    """Take away whatever a published page of some kind needs."""
    for fields in REQUIRED.values():
        for name, nothing in fields.items():
            setattr(page, name, nothing)
    return page


# --------------------------------------------------------------------------------- what is needed
@pytest.mark.parametrize("kind", LegalKind)
def test_published_page_needs_what_the_law_asks_of_its_kind_alone(kind):
    page = emptied(LegalPageFactory(kind=kind))

    assert set(errors_of(page)) == set(REQUIRED[kind])


@pytest.mark.parametrize("kind", LegalKind)
def test_draft_needs_nothing_but_a_title(kind):
    page = emptied(LegalPageFactory(kind=kind, live=False))

    page.full_clean()


@pytest.mark.parametrize(
    ("name", "value", "gap"),
    [
        ("title", "Impressum [[Verband]]", "Verband"),
        ("organisation", "[[Name]]", "Name"),
        ("representatives", "Mira Beispiel\n[[Vorname Nachname]]", "Vorname Nachname"),
        ("responsible", "[[Name, Anschrift]]", "Name, Anschrift"),
        ("search_description", "[[Wer]]", "Wer"),
        ("body", body(section(text("<p>Bei [[Name des\nHosters]].</p>"))), "Name des Hosters"),
        ("body", body(section(heading="[[Überschrift]]")), "Überschrift"),
    ],
)
def test_gap_keeps_a_page_from_being_published_and_is_named_at_its_field(name, value, gap):
    page = LegalPageFactory()
    setattr(page, name, value)

    assert errors_of(page) == {name: [said(gap)]}


def test_gap_in_a_formatted_field_is_found_too():
    page = LegalPageFactory(kind=LegalKind.ACCESSIBILITY)
    page.known_gaps = "<p>[[Was noch <b>nicht</b> geht]]</p>"

    assert list(errors_of(page)) == ["known_gaps"]


def test_what_the_form_hides_keeps_no_page_from_being_published():
    tomorrow = timezone.localdate() + timedelta(days=1)
    hidden = {"representatives": "[[Name]]", "known_gaps": "[[Was]]", "assessed_on": tomorrow}

    LegalPageFactory(kind=LegalKind.PRIVACY, **hidden).full_clean()


def test_brackets_that_are_no_gap_are_left_alone():
    LegalPageFactory(
        body=body(section(text("<p>[Stand 2026] und a[b[1]] und [[[]</p>")))
    ).full_clean()


def test_assessment_lies_in_the_past():
    page = LegalPageFactory(kind=LegalKind.ACCESSIBILITY)
    page.assessed_on = timezone.localdate()
    page.full_clean()

    page.assessed_on += timedelta(days=1)

    assert list(errors_of(page)) == ["assessed_on"]


# ---------------------------------------------------------------------------------- one of a kind
def test_second_page_of_a_kind_is_refused():
    LegalPageFactory(live=False)

    with pytest.raises(ValidationError) as refused:
        LegalPageFactory()

    assert refused.value.message_dict == {"kind": ["Eine Seite dieser Art gibt es schon."]}


@pytest.mark.parametrize("kind", [LegalKind.PRIVACY, LegalKind.ACCESSIBILITY])
def test_page_of_another_kind_may_stand_beside_it(kind):
    LegalPageFactory()

    LegalPageFactory(kind=kind).full_clean()


def test_page_of_the_same_kind_may_stand_below_another_home_page():
    LegalPageFactory()

    LegalPageFactory(parent=home_of(language_code="en"), locale=locale_of("en")).full_clean()
    LegalPageFactory(parent=HomePageFactory()).full_clean()


# -------------------------------------------------------------------------------------- the form
def posted(**fields):
    """Return what the form of a new page would send, the imprint's fields filled in."""
    empty = {
        "body-count": "0",
        "known_gaps": "null",
        "enforcement_body": "null",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    known = {
        "title": "Impressum",
        "slug": "impressum",
        "kind": "imprint",
        "organisation": "Beispielverband e. V.",
        "street": "Beispielstraße 1",
        "postcode": "01067",
        "town": "Dresden",
        "representatives": "Mira Beispiel",
        "email": "info@example.org",
    }
    return empty | known | fields


@pytest.fixture
def editor(client):
    client.defaults["SERVER_NAME"] = "localhost"
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    return client


def added(editor, **fields):
    return editor.post(f"/admin/pages/add/pages/legalpage/{home_of().pk}/", posted(**fields))


def errors_beside(response):
    return {name: list(words) for name, words in response.context["form"].errors.items()}


def test_draft_with_gaps_is_saved_in_the_editor(editor):
    response = added(editor, representatives="[[Vorname Nachname]]", street="")

    page = LegalPage.objects.get()
    assert (response.status_code, page.live, page.slug) == (302, False, "impressum")
    assert page.representatives == "[[Vorname Nachname]]"


def test_publishing_with_gaps_is_refused_at_the_fields(editor):
    gap = {"representatives": "[[Vorname Nachname]]", "street": "", "action-publish": "1"}

    response = added(editor, **gap)

    assert response.status_code == 200
    assert errors_beside(response) == {
        "representatives": [said("Vorname Nachname")],
        "street": [
            "Das Gesetz verlangt diese Angabe; als Entwurf lässt sich die Seite ohne sie speichern."
        ],
    }
    assert not LegalPage.objects.exists()


def test_gap_in_the_text_is_said_at_its_block_for_a_form():
    page = LegalPageFactory(live=False)
    page.body = body(section(text("<p>Wort</p>"), text("<p>[[Lücke]]</p>")))

    page.is_to_be_public = True
    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    [error] = refused.value.error_dict["body"]
    [words] = error.block_errors[0].block_errors["content"].block_errors[1].messages
    assert words.startswith("Hier ist noch eine Lücke: „Lücke“.")


def test_draft_is_refused_for_publishing_and_published_once_it_is_whole(editor):
    added(editor, street="")
    page = LegalPage.objects.get()
    address = f"/admin/pages/{page.pk}/edit/"

    refused = editor.post(address, posted(street="", **{"action-publish": "1"}))
    published = editor.post(address, posted(**{"action-publish": "1"}))

    assert list(errors_beside(refused)) == ["street"]
    assert published.status_code == 302
    assert LegalPage.objects.get().live


def test_draft_with_gaps_of_a_public_page_is_saved(editor):
    page = LegalPageFactory(title="Impressum")

    response = editor.post(f"/admin/pages/{page.pk}/edit/", posted(street=""))

    page.refresh_from_db()
    assert (response.status_code, page.street) == (302, "Beispielstraße 1")
    assert page.get_latest_revision_as_object().street == ""


def test_second_page_of_a_kind_is_refused_in_the_editor_even_as_a_draft(editor):
    LegalPageFactory()

    response = added(editor)

    assert errors_beside(response) == {"kind": ["Eine Seite dieser Art gibt es schon."]}


def test_editor_shows_the_fields_of_the_kind_that_is_chosen(editor):
    """Wagtail's script reads these rules; it looks for their fields within its own element."""
    page = LegalPageFactory()
    answer = editor.get(f"/admin/pages/{page.pk}/edit/")

    rules = BeautifulSoup(answer.content, "html.parser").select_one("[data-controller=w-rules]")

    assert rules.select_one("[name=kind]") is not None
    assert {
        rule["data-w-rules"]: {
            name for name in LegalPage.kind_fields[kind] if rule.select_one(f"[name={name}]")
        }
        for kind, rule in zip(
            LegalPage.kind_fields, rules.select("[data-w-rules-target=show]"), strict=True
        )
    } == {f'{{"kind": "{kind}"}}': set(names) for kind, names in LegalPage.kind_fields.items()}


# ----------------------------------------------------------------------------------- telephones
@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("0351 / 123 45-67", "03511234567"),
        ("+49 (0)351 1234567", "+493511234567"),
        ("(0351) 123", "0351123"),
        ("", ""),
    ],
)
def test_telephone_number_is_dialled_without_what_people_write_between_digits(number, digits):
    assert dialled(number) == digits
    assert LegalPage(telephone=number).telephone_link == digits
