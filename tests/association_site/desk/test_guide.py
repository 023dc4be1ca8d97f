"""The guide: every topic in both languages, every picture there, described and small."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import translation
from PIL import Image
from wagtail.users.models import UserProfile

from accounts.choices import Role
from association_site.desk.guide import LANGUAGES, TOPICS, guide_language
from association_site.desk.pictures import LARGEST, LOOKS, SIZE
from tests.factories.accounts import user_with_role

pytestmark = pytest.mark.django_db

TEXTS = Path(settings.BASE_DIR) / "templates" / "desk" / "guide"
NAME = re.compile(r'picture\.html" with name="([a-z-]+)"')


def reader(language):
    user = user_with_role(Role.TRANSLATOR, "localhost")
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def opened(path, language):
    response = reader(language).get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_lead_to_every_topic(language):
    soup = opened("/admin/guide/", language)

    addresses = [link["href"] for link in soup.select(".desk-topic")]
    assert addresses == [f"/admin/guide/{topic.slug}/" for topic in TOPICS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [topic.slug for topic in TOPICS])
def test_topic_is_written_and_illustrated(slug, language):
    text = opened(f"/admin/guide/{slug}/", language).select_one(".desk-text")

    images = text.select("img")
    assert len(text.select("h2")) >= 2
    assert {image["src"].split("/")[3] for image in images} == {language}
    for image in images:
        assert len(image["alt"]) > 20
        assert (int(image["width"]), int(image["height"])) == SIZE
        assert finders.find(image["src"].removeprefix(settings.STATIC_URL)) is not None


@pytest.mark.parametrize("topic", [topic.slug for topic in TOPICS])
def test_topic_shows_the_same_in_all_languages(topic):
    names = [NAME.findall((TEXTS / f"{topic}.{code}.html").read_text()) for code in LANGUAGES]

    assert names[0] == names[1]
    assert len(names[0]) >= 1


def test_every_picture_that_is_taken_is_shown():
    shown = {name for topic in TOPICS for name in NAME.findall((TEXTS / f"{topic.slug}.de.html").read_text())}  # fmt: skip

    assert shown == set(LOOKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_small(language):
    folder = Path(settings.BASE_DIR) / "static" / "guide" / language
    pictures = {path.stem: path for path in folder.iterdir()}

    assert set(pictures) == set(LOOKS)
    for path in pictures.values():
        with Image.open(path) as image:
            assert (image.format, image.size) == ("WEBP", SIZE)
        assert path.stat().st_size <= LARGEST


def test_unknown_topic_does_not_exist():
    assert reader("de").get("/admin/guide/anything/").status_code == 404


def test_last_topic_leads_to_no_other():
    first, last = (opened(f"/admin/guide/{TOPICS[place].slug}/", "de") for place in (0, -1))

    assert first.select_one(".desk-text__next a")["href"] == f"/admin/guide/{TOPICS[1].slug}/"
    assert last.select_one(".desk-text__next") is None


@pytest.mark.parametrize(
    ("admin", "guide"), [("de", "de"), ("de-at", "de"), ("en", "en"), ("en-gb", "en"), ("fr", "de")]
)
def test_guide_follows_the_language_of_the_admin(admin, guide):
    with translation.override(admin):
        assert guide_language() == guide


def test_help_menu_holds_the_guide_and_the_shortcuts():
    content = reader("de").get("/admin/").content.decode()

    assert "/admin/guide/" in content
    assert "keyboard-shortcuts-trigger" in content
    assert "editor-guide" not in content
    assert "guide.wagtail.org" not in content
