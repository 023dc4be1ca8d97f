"""People and contacts: functions, neutral signs, links for mail and telephone, nothing private."""

import pytest
from django.core.exceptions import ValidationError

from pages.blocks import ContactBlock, PeopleBlock, TelephoneBlock
from tests.factories.files import ImageFactory
from tests.pages.blocks_shown import item, shown, words

pytestmark = pytest.mark.django_db


def person(**given):
    return {
        "name": "Mira Beispiel",
        "role": "",
        "photo": {"image": None, "alt_text": "", "decorative": False},
        "text": "",
        "email": "",
    } | given


def people(*persons):
    return {"items": [item(one) for one in persons]}


def test_person_without_a_photo_has_a_neutral_sign():
    soup = shown(PeopleBlock(), people(person(role="Vorsitz für {{ member_count }}")))

    assert soup.select("img") == []
    assert soup.svg["aria-hidden"] == "true"
    assert words(soup.select_one(".person__name")) == "Mira Beispiel"
    assert words(soup.select_one(".person__role")).startswith("Vorsitz für 66")
    assert soup.select("a, .prose") == []


def test_person_has_a_photo_with_its_words():
    image = ImageFactory()
    photo = {"image": image.pk, "alt_text": "Eine Frau am Rednerpult", "decorative": False}

    soup = shown(PeopleBlock(), people(person(photo=photo)))

    assert [img["alt"] for img in soup.select("img")] == ["Eine Frau am Rednerpult"]
    assert soup.svg is None


def test_person_is_reached_at_the_address_of_the_function():
    soup = shown(PeopleBlock(), people(person(email="vorstand@verband.example")))

    assert [(a["href"], words(a)) for a in soup.select("a")] == [
        ("mailto:vorstand@verband.example", "vorstand@verband.example")
    ]


def errors_of(block, raw):
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))
    return refused.value.block_errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "{{ member_count }}"),
        ("role", "{{ members }}"),
        ("text", "<p>{{ members }}</p>"),
        ("email", "vorstand"),
    ],
)
def test_person_is_refused_beside_the_field(field, value):
    errors = errors_of(PeopleBlock(), people(person(), person(**{field: value})))

    assert list(errors) == ["items"]
    assert list(errors["items"].block_errors) == [1]
    assert list(errors["items"].block_errors[1].block_errors) == [field]


def test_photo_needs_words_or_is_decoration():
    image = ImageFactory()
    photo = {"image": image.pk, "alt_text": "", "decorative": False}

    errors = errors_of(PeopleBlock(), people(person(photo=photo)))

    person_errors = errors["items"].block_errors[0].block_errors
    assert list(person_errors["photo"].block_errors) == ["alt_text"]


def test_people_are_at_least_one():
    assert list(errors_of(PeopleBlock(), people())) == ["items"]


# ------------------------------------------------------------------------------------- contacts
CONTACT = {
    "name": "Geschäftsstelle",
    "address": "Beispielstraße 1\n01067 Dresden",
    "email": "info@verband.example",
    "telephone": "+49 (0)351 / 12-34",
    "hours": "Montag\n9–12 Uhr",
}


def test_contact_has_links_for_mail_and_telephone():
    soup = shown(ContactBlock(), CONTACT)

    assert [(a["href"], words(a)) for a in soup.select("a")] == [
        ("tel:+493511234", "+49 (0)351 / 12-34"),
        ("mailto:info@verband.example", "info@verband.example"),
    ]
    assert [words(term) for term in soup.select("dt")] == [
        "Adresse",
        "Telefon",
        "E-Mail",
        "Öffnungszeiten",
    ]
    assert [len(fact.select("br")) for fact in soup.select("dd")] == [1, 0, 0, 1]


@pytest.mark.parametrize("names", [("address",), ("email",), ("telephone",)])
def test_contact_shows_what_is_given_alone(names):
    given = {"name": "Presse"} | {name: CONTACT[name] for name in names}
    block = ContactBlock()

    assert block.clean(block.to_python(given))["name"] == "Presse"
    assert len(shown(block, given).select("dt")) == 1


def test_contact_needs_a_way_to_get_there_or_through():
    assert list(errors_of(ContactBlock(), {"name": "Presse", "hours": "immer"})) == ["address"]


@pytest.mark.parametrize(
    ("telephone", "link"),
    [
        ("0351 1234", "03511234"),
        ("(0351) 12 34", "03511234"),
        ("+49 351 1234", "+493511234"),
        ("+49 (0) 351 1234", "+493511234"),
        ("0351/1234–0", "035112340"),
    ],
)
def test_telephone_is_dialled_without_its_marks(telephone, link):
    block = ContactBlock()
    value = block.to_python({"name": "Büro", "telephone": telephone})

    assert block.clean(value).telephone_link == link


@pytest.mark.parametrize("number", ["anrufen", "+", "12", "0351 1234 Büro", "++49", "0" * 41])
def test_telephone_refuses_what_is_no_number(number):
    with pytest.raises(ValidationError):
        TelephoneBlock().clean(number)
