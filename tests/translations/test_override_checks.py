"""What stands in one language in the place of what all have in common: own, and of the same kind."""

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, SegmentOverride

from accounts.choices import Role
from pages.models import LegalPage, SiteSettings
from tests.factories.accounts import person, user_with_role
from tests.factories.files import ImageFactory
from tests.factories.pages import LegalPageFactory, StandardPageFactory, body, locale_of, section
from translations import memory

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


@pytest.fixture(scope="module")
def picture(module_db):
    """A page with an image, translated; the segment that refers to the image."""
    image = an_image("localhost")
    block = {"type": "image", "value": {"image": image.pk, "alt": "Bild"}}
    page = StandardPageFactory(title="Bilder", body=body(section(block)))
    source = memory.synchronise_source(page)
    memory.publish_translation(source, locale_of("en"))
    [segment] = [row for row in OverridableSegment.objects.filter(source=source) if row.data == image.pk]  # fmt: skip
    return source.translations.get(), segment


def an_image(hostname):
    collection = SiteSettings.objects.get(site__hostname=hostname).collection
    return ImageFactory(collection=collection)


def override(client, picture, value, method="put"):
    translation, segment = picture
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    content = encode_multipart(BOUNDARY, {"value": value})  # as the editor's script sends it
    return client.generic(method.upper(), address, content, MULTIPART_CONTENT).status_code


def overrides():
    return [row.data for row in SegmentOverride.objects.all()]


def test_translator_takes_another_image_of_the_own_site(picture):
    image = an_image("localhost")

    assert override(person(Role.TRANSLATOR), picture, image.pk) == 201
    assert overrides() == [str(image.pk)]
    assert override(person(Role.TRANSLATOR), picture, "", "delete") == 200
    assert overrides() == []


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR])
@pytest.mark.parametrize("value", ["foreign", "0", "x", ""])
def test_image_of_another_site_cannot_be_taken(picture, role, value):
    foreign = an_image(OTHER).pk

    override(
        person(role),
        picture,
        foreign if value == "foreign" else value,
    )

    assert overrides() == []


def test_image_for_another_language_cannot_be_taken(picture, arabic):
    client = Client(SERVER_NAME="localhost")
    user = user_with_role(Role.TRANSLATOR, "localhost")
    user.groups.set(user.groups.filter(site_group__language_code="ar"))
    client.force_login(user)

    override(client, picture, an_image("localhost").pk)

    assert overrides() == []


SAFE_PAGE = {
    "organisation": "Beispielverband",
    "enforcement_body": '<p><a href="mailto:stelle@example.org">Stelle</a></p>',
}


@pytest.fixture(scope="module")
def texts(module_db):
    """Segments of an imprint and of a page by the kind of text that may stand in their place."""
    LegalPage.objects.all().delete()
    blocks = [
        {"type": "button", "value": {"label": "Mehr", "page": None, "url": "https://example.org/"}},
        {"type": "contact", "value": {"name": "Büro", "email": "info@example.org"}},
    ]
    pages = [LegalPageFactory(**SAFE_PAGE), StandardPageFactory(body=body(section(*blocks)))]
    kinds = {
        SAFE_PAGE["organisation"]: "name",
        "mailto:stelle@example.org": "link",
        "https://example.org/": "button",
        "info@example.org": "email",
    }
    english = locale_of("en")
    found = {}
    for source in map(memory.synchronise_source, pages):
        memory.publish_translation(source, english)
        for segment in OverridableSegment.objects.filter(source=source):
            if segment.data in kinds:
                found[kinds[segment.data]] = (source.translations.get(), segment)
    return found


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("name", "Example Association"),
        ("link", "mailto:office@example.org?subject=Barriers"),
        ("link", "https://example.org/en/"),
        ("link", "tel:+49 351 123456"),
        ("link", "/en/contact/"),
        ("button", "http://example.org/en/"),
        ("email", "office@example.org"),
    ],
)
def test_translator_gives_another_text_of_its_kind(texts, kind, value):
    assert override(person(Role.TRANSLATOR), texts[kind], value) == 201
    assert overrides() == [value]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("name", "x" * 201),
        ("link", "javascript:alert(1)"),
        ("link", "java\nscript:alert(1)"),
        ("link", "data:text/html,x"),
        ("link", "mailto:nobody"),
        ("link", "tel:javascript"),
        ("link", "words"),
        ("link", "/ two"),
        ("link", ""),
        ("button", "javascript:alert(1)"),
        ("button", "ftp://example.org/"),
        ("button", "example.org"),
        ("button", ""),
        ("email", "https://example.org/"),
    ],
)
@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR])
def test_text_of_another_kind_is_refused(texts, role, kind, value):
    assert override(person(role), texts[kind], value) == 400
    assert overrides() == []


def test_refused_text_is_answered_with_words(texts):
    translation, segment = texts["email"]
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    content = encode_multipart(BOUNDARY, {"value": "x"})

    answer = person(Role.EDITOR).put(address, content, MULTIPART_CONTENT)

    assert answer.json() == {
        "value": ["Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.org."]
    }


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"x", "multipart/form-data"),
    ],
)
def test_request_without_a_value_is_refused(texts, content, kind):
    translation, segment = texts["name"]
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])

    assert person(Role.EDITOR).put(address, content, kind).status_code == 400
