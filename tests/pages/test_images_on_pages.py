"""Images on a page: broken files, the number of queries, and those without a description."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from pages import pictures
from pages.missing import images_without_description
from pages.models import AssociationImage, SiteSettings
from tests.factories.files import image_bytes
from tests.factories.pages import StandardPageFactory, body, section
from tests.pages.picturing import photo, shown

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------------------------ broken files
def broken_image(content):
    image = photo(60, 40, description="Menschen an einem Tisch")
    if content is None:
        Path(image.file.path).unlink()
    else:
        Path(image.file.path).write_bytes(content)
    return AssociationImage.objects.get(pk=image.pk)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"no image",
        image_bytes(600, 400)[:300],
        image_bytes(600, 400, quality=95)[:-400],
        image_bytes(600, 400, "png")[:60],
        image_bytes(600, 400, "png").replace(b"IDAT", b"IDAX"),
        image_bytes(600, 400, "webp")[:60],
        image_bytes(600, 400, "avif")[:200],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("shape", pictures.SHAPES)
def test_broken_file_shows_the_words_instead(content, shape):
    page = shown(broken_image(content), shape=shape)

    assert [str(tag) for tag in page.find_all()] == [
        '<span class="no-picture">Menschen an einem Tisch</span>'
    ]


def test_page_with_a_broken_image_is_shown():
    StandardPageFactory(title="Kaputt", body=body(section(image_block(broken_image(None)))))

    response = Client(SERVER_NAME="localhost").get("/de/kaputt/")

    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").select_one(".no-picture").text == "Worte"


# ------------------------------------------------------------------------------------ on a page
def image_block(image):
    picture = {"image": image.pk, "alt_text": "Worte", "decorative": False}
    return {"type": "image", "value": {"image": picture, "caption": ""}}


def test_number_of_queries_does_not_grow_with_the_images():
    images = [photo(60, 40) for _ in range(10)]
    for name, used in (("eins", images[:1]), ("zehn", images)):
        for image in used:
            pictures.picture_of(image)
        StandardPageFactory(title=name, body=body(*(section(image_block(i)) for i in used)))

    counts = {}
    for name in ("eins", "zehn"):
        visitor = Client(SERVER_NAME="localhost")
        visitor.get(f"/de/{name}/")
        with CaptureQueriesContext(connection) as queries:
            page = visitor.get(f"/de/{name}/")
        counts[name] = len(queries)
        # One more stands at the head: the logo.
        assert page.content.count(b"<picture ") == {"eins": 2, "zehn": 11}[name]

    assert counts["eins"] == counts["zehn"] <= 10


def test_image_used_twice_is_made_once():
    image = photo(60, 40)
    StandardPageFactory(title="Zweimal", body=body(section(image_block(image), image_block(image))))
    page = Client(SERVER_NAME="localhost").get("/de/zweimal/")

    assert page.content.count(b"<picture ") == 3  # the logo is one of them
    assert image.renditions.count() == 3


def test_upload_makes_the_usual_sizes(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = photo()

    assert image.renditions.count() == 7


def test_upload_of_a_file_that_cannot_be_shown_is_no_error(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = photo(60, 40)
        Path(image.file.path).unlink()

    assert image.renditions.count() == 0


# -------------------------------------------------------------------------------------- what is missing
def test_images_without_description_are_those_of_the_site_and_all_collections_below():
    site, other = (Site.objects.get(hostname=h) for h in ("localhost", "auslaenderrat.localhost"))
    own, others = (SiteSettings.for_site(s).collection for s in (site, other))
    below = own.add_child(name="Feste")
    mine = photo(60, 40, collection=own)
    deep = photo(60, 40, collection=below)
    photo(60, 40, collection=own, description="Beschrieben")
    photo(60, 40, collection=others)

    assert set(images_without_description(site)) == {mine, deep}


def test_site_without_collection_lacks_no_description():
    site = Site.objects.get(hostname="localhost")
    SiteSettings.objects.filter(site=site).update(collection=None)
    photo(60, 40)

    assert list(images_without_description(site)) == []
